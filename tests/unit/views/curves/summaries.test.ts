import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import {
  accuracySummary,
  distanceSummary,
  lossSummary,
  overlaySummary,
  rankSummary,
  similaritySummary,
  sphereSummary,
} from '../../../../src/views/curves/summaries.ts';

const { mnist } = datasets;

const curve = (...points: readonly (readonly [step: number, value: number])[]) =>
  points.map(([step, value]) => ({ step, value }));

describe('the line under a curve', () => {
  it('tells how the loss went', () => {
    const lines = [curve([1, 0.55], [700, 0.1], [1_240, 0.041]), curve([1_200, 0.052])];
    expect(lossSummary(lines, null, mnist)).toBe(
      'Loss fell from 0.550 to 0.041 in 1,240 steps; validation 0.052.',
    );
  });

  it('tells which steps it is about when only a part is shown', () => {
    expect(accuracySummary([curve([400, 0.961], [900, 0.98])], [390, 950], mnist)).toBe(
      'Pair accuracy rose from 96.1 % to 98.0 % between steps 400 and 900.',
    );
  });

  it('tells what stays as it is, as far as it is shown', () => {
    expect(similaritySummary([curve([40, 0.001], [90, 0.002])], null, mnist)).toBe(
      'Your pair’s similarity stayed at under 1 % between steps 40 and 90.',
    );
  });

  it('tells the shape of the embeddings', () => {
    expect(
      sphereSummary([curve([1, 1.2], [400, 0.3]), curve([1, -0.5], [400, -2.254])], null, mnist),
    ).toBe('Alignment fell from 1.20 to 0.30 in 400 steps; uniformity −2.25.');
    expect(rankSummary([curve([1, 3.2], [400, 8.94])], null, mnist)).toBe(
      'Effective rank rose from 3.2 to 8.9 in 400 steps.',
    );
  });

  it('tells both distances', () => {
    const lines = [curve([1, 0.57], [400, 0.264]), curve([1, 0.8], [400, 1.15])];
    expect(distanceSummary(lines, null, mnist)).toBe(
      'Same digits went from 0.57 to 0.26 apart, different ones from 0.80 to 1.15.',
    );
    expect(distanceSummary(lines, [0, 500], mnist)).toBe(
      'Same digits went from 0.57 to 0.26 apart, different ones from 0.80 to 1.15 between steps 1 and 400.',
    );
  });

  it('tells of a single figure, and of a network that was not trained here', () => {
    expect(accuracySummary([curve([2_000, 0.992])], null, mnist)).toBe(
      'Pair accuracy was 99.2 % after 2,000 steps.',
    );
    expect(lossSummary([[], curve([2_000, 0.02])], null, mnist)).toBe(
      'Validation loss was 0.020 after 2,000 steps.',
    );
  });

  it('counts the other runs, and tells what is shown of them where it is not all', () => {
    const accuracy = { title: 'Pair accuracy', lines: [{ name: 'right', isOverlaid: true }] };
    expect(overlaySummary(accuracy, 0)).toBe('');
    expect(overlaySummary(accuracy, 1)).toBe(' Overlaid: 1 other run.');
    const loss = {
      title: 'Loss',
      lines: [{ name: 'training' }, { name: 'validation', isOverlaid: true }],
    };
    expect(overlaySummary(loss, 3)).toBe(' Overlaid: the validation loss of 3 other runs.');
  });
});
