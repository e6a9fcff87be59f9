/** Runs with exact arithmetic, and what becomes of the way to their network. */
import { describe, expect, it } from 'vitest';
import { liveSettingsOf } from '../../../../src/settings/settings.ts';
import { checksumOf } from '../../../../src/siamese/weightsFile/write.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';

const exact = { exactArithmetic: true, steps: 20 };

/** The checksum of a run of its own, by the checksum of its weights file. */
async function fileChecksum({ session }: TestSession): Promise<unknown> {
  const { text } = await session.weightsFile([]);
  const file: { readonly sha256: string } = JSON.parse(text);
  return file.sha256;
}

describe('training that is to stop at a step', () => {
  it('pauses there, with the weights that the step has in a longer run', async () => {
    const short = await TestSession.start({ settings: exact });
    await short.session.train(7);
    await short.untilAtRest('paused');
    expect(short.status).toMatchObject({ step: 7, plannedSteps: 20, detour: null });
    const { step, sha256 } = await short.session.checksum(undefined);
    expect([step, sha256]).toEqual([7, await fileChecksum(short)]);
    expect(sha256).not.toBe(checksumOf(new Float32Array(0)));

    const again = await TestSession.start({ settings: exact });
    for (let taken = 0; taken < 7; taken++) await again.session.takeStep();
    expect((await again.session.checksum(undefined)).sha256).toBe(sha256);

    // The next training goes on to the planned end.
    await short.session.train();
    await short.untilAtRest('finished');
    expect(short.status).toMatchObject({ step: 20, detour: null });
  });

  it('goes to its planned end where that comes first, or the step is past', async () => {
    const started = await TestSession.start({ settings: { ...exact, steps: 4 } });
    await started.session.train(9);
    await started.untilAtRest('finished');
    expect(started.status.step).toBe(4);
    await started.session.train(2);
    await started.untilAtRest('finished');
    expect(started.status.step).toBe(8);
  });
});

describe('the way to a network', () => {
  it('is its settings and steps, also when another worker carries the run on', async () => {
    const started = await TestSession.start({ settings: exact });
    await started.session.train(7);
    await started.untilAtRest('paused');
    const snapshot = await started.session.suspend();
    expect(snapshot?.detour).toBeNull();
    const carried = await TestSession.start({ settings: exact, restore: snapshot ?? never() });
    expect(carried.status.detour).toBeNull();
  });

  it('is lost without exact arithmetic', async () => {
    const started = await TestSession.start();
    expect(started.status.detour).toBeNull();
    await started.session.takeStep();
    expect(started.status.detour).toBe('inexact');
  });

  it('is lost when a setting changes after the first step, and not before', async () => {
    const started = await TestSession.start({ settings: exact });
    const live = liveSettingsOf({ ...quickSettings, ...exact });
    await started.session.setLive({ ...live, margin: 2 });
    await started.session.takeStep();
    await started.session.setLive({ ...live, margin: 2 });
    expect(started.status.detour).toBeNull();
    await started.session.setLive({ ...live, margin: 3 });
    await started.session.setLive({ ...live, margin: 2 });
    expect(started.status.detour).toBe('changed');
  });

  it('is lost after the planned end, and for weights from a file', async () => {
    const started = await TestSession.start({ settings: { ...exact, steps: 3 } });
    await started.trainToTheEnd();
    expect(started.status.detour).toBeNull();
    const { text } = await started.session.weightsFile([]);
    await started.session.takeStep();
    expect(started.status.detour).toBe('trained-on');
    await started.session.importWeights(text);
    expect(started.status.detour).toBe('imported');
  });

  it('is unknown for a run from before it was noted', async () => {
    const started = await TestSession.start({ settings: exact });
    await started.session.takeStep();
    const { detour: _, ...older } = (await started.session.suspend()) ?? never();
    const carried = await TestSession.start({ settings: exact, restore: older });
    expect(carried.status.detour).toBe('inexact');
  });
});

function never(): never {
  throw new Error('There is no snapshot');
}
