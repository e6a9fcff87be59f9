import { describe, expect, it } from 'vitest';
import { readMnist } from '../../../helpers/mnist.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';

const [a = null, b = null] = readMnist('t10k', 2).images;
const settings = { steps: 60 };

describe('a session that is asked to explain', () => {
  it('does so before there was a step, and at the end', async () => {
    const started = await TestSession.start();
    expect(await started.session.explain({ a, b })).toMatchObject({ runId: 1, step: 0 });
    await started.trainToTheEnd();
    const found = await started.session.explain({ a, b });
    expect(found).toMatchObject({ runId: 1, step: 6 });
    const comparison = await started.session.compare({ a, b });
    expect(found?.distance).toBeCloseTo(comparison.distance ?? Number.NaN, 5);
  });

  it('does so while training, which learns the very same', async () => {
    const undisturbed = await TestSession.start({ settings });
    await undisturbed.trainToTheEnd();
    const asked = await TestSession.start({ settings });
    await asked.session.train();
    const found = await asked.session.explain({ a, b });
    expect(found?.step).toBeLessThan(60);
    await asked.untilAtRest('finished');
    expect(asked.losses()).toEqual(undisturbed.losses());
  });

  it('gives up for another run', async () => {
    const started = await TestSession.start({ settings });
    await started.session.train();
    const explaining = started.session.explain({ a, b });
    await started.session.reset({ ...quickSettings, seed: 2 });
    expect(await explaining).toBeNull();
    expect(await started.session.explain({ a, b })).toMatchObject({ runId: 2, step: 0 });
  });
});
