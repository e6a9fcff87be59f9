import { describe, expect, it } from 'vitest';
import { lossKinds } from '../../../../src/settings/choices.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { warningWords } from '../../../../src/views/notices/warningWords.ts';

const { mnist } = datasets;

describe('a warning', () => {
  it.each(lossKinds)('with %s says what is wrong and what to try', (loss) => {
    for (const warning of ['collapsed', 'stuck-at-margin'] as const) {
      const words = warningWords(warning, { loss, mining: 'hard' }, mnist);
      expect(words).toContain('start over');
    }
  });

  it('of weights beyond all bounds says so, whatever the loss', () => {
    for (const loss of lossKinds) {
      const words = warningWords('overflowing', { loss, mining: 'hard' }, mnist);
      expect(words).toContain('so large');
      expect(words).toContain('import other weights');
    }
  });

  it('speaks of the margin only where there is one', () => {
    const stuck = (loss: 'triplet' | 'supervised-contrastive'): string =>
      warningWords('stuck-at-margin', { loss, mining: 'random' }, mnist);
    expect(stuck('triplet')).toContain('stuck at the margin');
    expect(stuck('supervised-contrastive')).not.toContain('margin');
  });

  it('advises against what it comes from', () => {
    expect(
      warningWords('collapsed', { loss: 'positives-only', mining: 'random' }, mnist),
    ).toContain('choose one that pushes');
    expect(warningWords('stuck-at-margin', { loss: 'triplet', mining: 'hard' }, mnist)).toContain(
      'semi-hard',
    );
    expect(
      warningWords('stuck-at-margin', { loss: 'triplet', mining: 'semi-hard' }, mnist),
    ).not.toContain('semi-hard');
  });
});
