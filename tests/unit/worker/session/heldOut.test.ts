import { describe, expect, it } from 'vitest';
import { digitPixels } from '../../../../src/data/digit.ts';
import type { Evaluation } from '../../../../src/protocol/evaluation.ts';
import { packShards } from '../../../helpers/fakeServer.ts';
import { TestSession } from '../../../helpers/sessions.ts';
import { makeShards, type SyntheticShard } from '../../../helpers/syntheticData.ts';

const heldOutDigits = [3, 4];
const shards = makeShards(5, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 6 },
]);
const data = packShards(5, shards);

/** The shards with all images of the held-out digits replaced by others. */
const withOthers = shards.map(({ unpacked, ...shard }): SyntheticShard => {
  const changed = unpacked.slice();
  for (let image = 0; image < shard.count; image++) {
    const label = unpacked[shard.count * digitPixels + image] ?? 0;
    if (!heldOutDigits.includes(label)) continue;
    for (let pixel = 0; pixel < digitPixels; pixel++) {
      changed[image * digitPixels + pixel] = (31 * pixel * (image + 1)) % 256;
    }
  }
  return { ...shard, unpacked: changed };
});

async function trained(digits: readonly number[], packed = data): Promise<TestSession> {
  const settings = { heldOutDigits: digits, steps: 30 };
  const started = await TestSession.start({ settings, data: packed });
  await started.trainToTheEnd();
  return started;
}

function newest(started: TestSession): Evaluation {
  const event = started.all('evaluation').at(-1);
  if (event === undefined) throw new Error('Nothing was evaluated');
  return event.evaluation;
}

describe('an evaluation with digits held out', () => {
  it('tells how they are told apart, and beside it how the untrained network and plain pixels do', async () => {
    const started = await trained(heldOutDigits);
    const evaluations = started.all('evaluation');
    expect(new Set(evaluations.map(({ scope }) => scope))).toEqual(new Set(['quick', 'full']));
    for (const { scope, evaluation } of evaluations) {
      const pairsOfEach = scope === 'quick' ? 500 : 5_000;
      expect(evaluation.heldOutDigits).toEqual(heldOutDigits);
      for (const figures of [evaluation.heldOut, evaluation.untrained.heldOut, evaluation.pixels]) {
        expect(figures?.among?.pairsOfEach).toBe(pairsOfEach);
        expect(figures?.withSeen?.pairsOfEach).toBe(pairsOfEach);
        expect(figures?.oneShotAccuracy).toBeGreaterThan(0.3);
      }
      // Without a threshold, nothing is right but by chance.
      expect(evaluation.untrained.heldOut?.among?.pairAccuracy).toBe(0.5);
    }
    const { heldOut, untrained } = newest(started);
    expect(heldOut?.withSeen?.areaUnderCurve).not.toBe(untrained.heldOut?.withSeen?.areaUnderCurve);
  });

  it('has the same untrained figures whatever the network has learnt', async () => {
    const started = await trained(heldOutDigits);
    const { untrained: before, pixels } = newest(started);
    await started.trainToTheEnd();
    expect(newest(started).untrained).toEqual(before);
    expect(newest(started).pixels).toEqual(pixels);
    // After no step at all, the network is the untrained one.
    await started.session.reset(started.status.settings);
    const { text } = await started.session.weightsFile([]);
    await started.session.importWeights(text.replace('"steps":0', '"steps":1'));
    await started.untilAtRest('finished');
    const { spread, precisionAt1, heldOut, untrained } = newest(started);
    expect(untrained).toEqual(before);
    expect({ spread, precisionAt1 }).toEqual({
      spread: before.spread,
      precisionAt1: before.precisionAt1,
    });
    expect(heldOut?.among?.areaUnderCurve).toBe(before.heldOut?.among?.areaUnderCurve);
    expect(heldOut?.oneShotAccuracy).toBe(before.heldOut?.oneShotAccuracy);
  });

  it('has nothing to pair one of them with but seen ones', async () => {
    const { heldOut } = newest(await trained([4]));
    expect(heldOut).toMatchObject({ among: null, oneShotAccuracy: null });
    expect(heldOut?.withSeen?.pairsOfEach).toBe(5_000);
  });

  it('has no such figures where none is held out', async () => {
    const { heldOut, untrained, heldOutDigits: digits } = newest(await trained([]));
    expect([heldOut, untrained.heldOut, digits]).toEqual([null, null, []]);
  });
});

describe('what held-out digits look like', () => {
  it('changes no loss, no threshold and no figure but their own', async () => {
    const [started, other] = [
      await trained(heldOutDigits),
      await trained(heldOutDigits, packShards(5, withOthers)),
    ];
    expect(other.losses()).toEqual(started.losses());
    const { heldOut, untrained, pixels, ...figures } = newest(started);
    const {
      heldOut: otherHeldOut,
      untrained: otherUntrained,
      pixels: otherPixels,
      ...otherFigures
    } = newest(other);
    expect(otherFigures).toEqual(figures);
    expect(otherPixels).not.toEqual(pixels);
    expect(otherHeldOut).not.toEqual(heldOut);
    expect({ ...otherUntrained, heldOut: null }).toEqual({ ...untrained, heldOut: null });
  });
});
