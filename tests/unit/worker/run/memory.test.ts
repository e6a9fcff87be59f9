import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { liveSettingsOf, type RunSettings } from '../../../../src/settings/settings.ts';
import { Gallery } from '../../../../src/worker/pictures/gallery.ts';
import { Surroundings } from '../../../../src/worker/pictures/surroundings.ts';
import { Evaluator } from '../../../../src/worker/run/measuring/evaluator.ts';
import { PairWatch } from '../../../../src/worker/run/pairWatch.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { yieldToQueue } from '../../../../src/worker/scheduling/turns.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { quietPorts } from '../../../helpers/evaluatorPorts.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'validation', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 4 },
]);
const pair = { a: imageAt(dataset.splits.train, 0), b: imageAt(dataset.splits.train, 1) };

/** A stepper with all that measures its network. */
function makeRun(settings: Partial<RunSettings>) {
  const stepper = new Stepper(freshRun(1, { ...quickSettings, ...settings }), dataset);
  const ports = { ...quietPorts(), stepper, dataset };
  const gallery = new Gallery({ stepper, dataset });
  const surroundings = new Surroundings({ gallery, stepper, dataset, onLimit: () => {} });
  const watch = new PairWatch({
    runId: 1,
    network: () => stepper.judged,
    step: () => stepper.step,
    decision: () => null,
    surroundings,
    now: () => 0,
  });
  const { turns } = ports;
  return { stepper, evaluator: new Evaluator(ports, null), turns, watch, gallery, surroundings };
}

/** Everything that is done with a network: steps, evaluations, comparisons, copies, going back. */
async function work(run: ReturnType<typeof makeRun>): Promise<void> {
  const { stepper, evaluator, turns, watch, gallery, surroundings } = run;
  for (let step = 1; step <= 50; step++) {
    await stepper.launchStep();
    if (step % 20 === 0) stepper.keep();
    if (step % 25 > 0) continue;
    turns.isTraining = true;
    const following = evaluator.followTraining();
    // One look is whole, the next one is stopped halfway.
    for (let turn = 0; turn < 7; turn++) {
      turns.giveLook();
      await yieldToQueue();
      await stepper.launchStep();
    }
    evaluator.stop();
    turns.isTraining = false;
    await following;
    await evaluator.evaluateAtRest();
    while (gallery.isStale) await gallery.make();
    while (surroundings.isStale) await surroundings.make();
    await watch.compare(pair);
    await watch.refresh(() => {});
    await stepper.snapshot({ runId: 1, elapsedMs: 0, decision: null });
    stepper.restoreKept();
  }
}

const counts = () => {
  const { numTensors, numDataBuffers } = tf.memory();
  return { numTensors, numDataBuffers, ids: tf.backend().numDataIds() };
};

describe('the memory that a run takes', () => {
  beforeAll(() => switchToBackend('wasm'));

  it.each<[string, Partial<RunSettings>]>([
    ['tied towers', {}],
    ['untied towers and a learned distance', { loss: 'learned-distance', tieWeights: false }],
    ['triplets and momentum', { loss: 'triplet', mining: 'random', optimizer: 'momentum' }],
    ['an LSTM and plain descent', { encoder: 'lstm', encoderSize: 'small', optimizer: 'sgd' }],
  ])('does not grow with all that is done, and is given back: %s', async (_, settings) => {
    const before = counts();
    const run = makeRun(settings);
    await work(run);
    const during = counts();
    await work(run);
    expect(counts()).toEqual(during);
    run.stepper.dispose();
    expect(counts()).toEqual(before);
  });

  it('is given back when an evaluation is stopped', async () => {
    const { stepper, evaluator } = makeRun({ averageWeights: false });
    const before = counts();
    const judging = evaluator.evaluateAtRest();
    expect(counts()).not.toEqual(before);
    evaluator.stop();
    expect(await judging).toBe(false);
    expect(counts()).toEqual(before);
    stepper.dispose();
  });

  it('does not grow when training goes astray and the run is replaced', async () => {
    const settings: Partial<RunSettings> = { optimizer: 'momentum', margin: 5, learningRate: 1 };
    const started = await TestSession.start({ settings: { ...settings, steps: 60 } });
    await started.session.suspend();
    const before = counts();
    for (const times of [1, 2, 3]) {
      await started.session.train();
      await started.until(() => started.all('diverged').length === times);
      await started.session.setLive(liveSettingsOf({ ...quickSettings, steps: 30 }));
      await started.session.train();
      await started.until(({ status }) => status.state === 'finished');
      await started.session.reset({ ...quickSettings, ...settings, steps: 60 });
      await started.session.suspend();
      expect(counts()).toEqual(before);
    }
  });
});
