import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { TestSession } from '../../../helpers/sessions.ts';

async function trained(settings: Partial<RunSettings>): Promise<TestSession> {
  const started = await TestSession.start({ settings: { schedule: 'constant', ...settings } });
  await started.trainToTheEnd();
  return started;
}

describe('the warning of a run', () => {
  it('is of a collapse where nothing pushes apart, and is gone with the run', async () => {
    const started = await trained({
      loss: 'positives-only',
      encoderSize: 'small',
      learningRate: 0.01,
      steps: 160,
    });
    expect(started.status.warning).toBe('collapsed');
    const { spread, untrained } = started.all('evaluation').at(-1)?.evaluation ?? {};
    expect(spread).toBeLessThan(0.02 * (untrained?.spread ?? 0));
    await started.session.reset(started.status.settings);
    expect(started.status).toMatchObject({ runId: 2, warning: null });
  });

  it('is of a loss that stays at the margin, where batch-hard triplets get nowhere', async () => {
    const started = await trained({
      loss: 'triplet',
      mining: 'hard',
      optimizer: 'sgd',
      learningRate: 0.1,
      steps: 110,
    });
    expect(started.status.warning).toBe('stuck-at-margin');
    for (const loss of started.losses()) expect(Math.abs(loss - 1)).toBeLessThan(0.03);
    const early = started.all('status').filter(({ status }) => status.step < 100);
    expect(early.every(({ status }) => status.warning === null)).toBe(true);
  });

  it('is none of a run that learns', async () => {
    const started = await trained({ learningRate: 3e-3, steps: 110 });
    expect(started.all('status').every(({ status }) => status.warning === null)).toBe(true);
  });
});
