import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../../../../src/metrics/pairs/calibration.ts';
import type { WorkerEvent } from '../../../../../src/protocol/events.ts';
import { look } from '../../../../../src/siamese/evaluation/smallLook/look.ts';
import { drawLookSets } from '../../../../../src/siamese/evaluation/smallLook/lookSets.ts';
import { createLoss } from '../../../../../src/siamese/losses/createLoss.ts';
import { EventStream } from '../../../../../src/worker/eventStream.ts';
import {
  type DatedEvaluation,
  Evaluator,
} from '../../../../../src/worker/run/measuring/evaluator.ts';
import type { DatedLook } from '../../../../../src/worker/run/measuring/looker.ts';
import { Run } from '../../../../../src/worker/run/run.ts';
import { freshRun } from '../../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../../src/worker/run/stepper.ts';
import { trainingPaceOn } from '../../../../../src/worker/scheduling/trainingPace.ts';
import { type Turns, yieldToQueue } from '../../../../../src/worker/scheduling/turns.ts';
import { drawSymbolsHere } from '../../../../../src/worker/sideWorkers/symbols/drawHere.ts';
import { SymbolSupply } from '../../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { quietPorts } from '../../../../helpers/evaluatorPorts.ts';
import { quickSettings } from '../../../../helpers/sessions.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'validation', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 4 },
]);
let stepper: Stepper;

beforeAll(() => switchToBackend('wasm'));
beforeEach(() => {
  stepper = new Stepper(freshRun(1, quickSettings), dataset);
});
afterEach(() => stepper.dispose());

function makeEvaluator(decision: Decision | null = null): {
  evaluator: Evaluator;
  turns: Turns;
  evaluations: DatedEvaluation[];
  looks: DatedLook[];
  /** What the evaluator knew each time that it said that the network tells nothing apart at first sight. */
  firstSights: Pick<Evaluator, 'warning' | 'decision' | 'latest'>[];
} {
  const evaluations: DatedEvaluation[] = [];
  const firstSights: Pick<Evaluator, 'warning' | 'decision' | 'latest'>[] = [];
  const looks: DatedLook[] = [];
  const quiet = quietPorts();
  const { turns } = quiet;
  const ports = {
    ...quiet,
    stepper,
    dataset,
    onLook: (dated: DatedLook) => looks.push(dated),
    onEvaluation: (dated: DatedEvaluation) => evaluations.push(dated),
    onFirstSight: () => {
      const { warning, decision: known, latest } = evaluator;
      firstSights.push({ warning, decision: known, latest });
    },
  };
  const evaluator = new Evaluator(ports, decision);
  return { evaluator, turns, evaluations, looks, firstSights };
}

/** Marks the test images as missing while something is done. */
async function withoutTestImages(action: () => Promise<void>): Promise<void> {
  const { slots } = dataset.splits.test;
  for (const slot of slots) slot.state = 'pending';
  try {
    await action();
  } finally {
    for (const slot of slots) slot.state = 'ready';
  }
}

const scopes = (evaluations: readonly DatedEvaluation[]): string[] =>
  evaluations.map(({ step, scope }) => `${scope} ${step}`);

describe('the evaluator', () => {
  it('at rest measures quickly, then in full, and neither twice', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    await stepper.launchStep();
    expect(await evaluator.evaluateAtRest()).toBe(true);
    expect(await evaluator.evaluateAtRest()).toBe(true);
    expect(scopes(evaluations)).toEqual(['quick 1', 'full 1']);
    expect(evaluator.decision).toBe(evaluations.at(-1)?.evaluation.decision);
  });

  it('gives the full figures that it has, and measures them anew only after more steps', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    await stepper.launchStep();
    await evaluator.evaluateAtRest();
    expect(await evaluator.fullEvaluation()).toBe(evaluations.at(-1));
    await stepper.launchStep();
    expect(await evaluator.fullEvaluation()).toMatchObject({ step: 2, scope: 'full' });
    expect(evaluations).toHaveLength(2);
  });

  it('has nothing to say while images are missing', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    await withoutTestImages(async () => {
      expect(evaluator.canEvaluate).toBe(false);
      expect(await evaluator.fullEvaluation()).toBeNull();
      expect(await evaluator.evaluateAtRest()).toBe(true);
    });
    expect(evaluations).toEqual([]);
    expect(evaluator.canEvaluate).toBe(true);
  });

  it('while training measures on turns that it is given, and ends when it is stopped', async () => {
    const { evaluator, turns, evaluations } = makeEvaluator();
    turns.isTraining = true;
    const following = evaluator.followTraining();
    while (evaluations.length < 2) {
      turns.give();
      await yieldToQueue();
    }
    const count = evaluations.length;
    evaluator.stop();
    turns.isTraining = false;
    await following;
    expect(scopes(evaluations)).toEqual(Array.from({ length: count }, () => 'quick 0'));
  });

  it('looks on the turns of looks, at the network of the first of them', async () => {
    const { evaluator, turns, looks, evaluations } = makeEvaluator();
    await stepper.launchStep();
    const frozen = stepper.network.freeze();
    turns.isTraining = true;
    const following = evaluator.followTraining();
    let given = 0;
    while (looks.length < 2) {
      if (turns.giveLook()) given++;
      await yieldToQueue();
      await stepper.launchStep();
    }
    expect(looks.map(({ step }) => step)).toEqual([1, 1 + given / 2]);
    expect(evaluations).toEqual([]);
    evaluator.stop();
    turns.isTraining = false;
    await following;
    const sets = drawLookSets(dataset, stepper.settings, true);
    if (sets === null) throw new Error('All images are there');
    const { recipe, settings } = stepper;
    const loss = createLoss(settings, recipe);
    const { signal } = new AbortController();
    const pace = { turn: async () => {}, signal, chunkImages: 120 };
    expect(looks[0]?.look).toEqual(await look(frozen, { loss, recipe, settings }, sets, pace));
    frozen.dispose();
    loss.dispose();
  });

  it('decides by the newest network, whichever figures come last', async () => {
    const { evaluator, turns, looks, evaluations } = makeEvaluator();
    for (let step = 0; step < 5; step++) await stepper.launchStep();
    turns.isTraining = true;
    const following = evaluator.followTraining();
    // Begins the quick evaluation.
    turns.give();
    await yieldToQueue();
    for (let step = 0; step < 5; step++) await stepper.launchStep();
    while (looks.length === 0) {
      turns.giveLook();
      await yieldToQueue();
    }
    while (evaluations.length === 0) {
      turns.give();
      await yieldToQueue();
    }
    expect([looks[0]?.step, evaluations[0]?.step]).toEqual([10, 5]);
    expect(looks[0]?.look.decision).not.toBeNull();
    expect(evaluator.decision).toBe(looks[0]?.look.decision);
    evaluator.stop();
    turns.isTraining = false;
    await following;
    await evaluator.evaluateAtRest();
    expect(evaluator.decision).toBe(evaluations.at(-1)?.evaluation.decision);
  });

  it('does not look while images are missing, and looks once they are there', async () => {
    const { evaluator, turns, looks } = makeEvaluator();
    turns.isTraining = true;
    let following = Promise.resolve();
    await withoutTestImages(async () => {
      following = evaluator.followTraining();
      for (let turn = 0; turn < 5; turn++) {
        expect(turns.isLookWaiting).toBe(false);
        turns.give();
        await yieldToQueue();
      }
    });
    turns.give();
    turns.give();
    await yieldToQueue();
    expect(turns.isLookWaiting).toBe(true);
    while (looks.length === 0) {
      turns.giveLook();
      await yieldToQueue();
    }
    evaluator.stop();
    turns.isTraining = false;
    await following;
  });

  it('has no threshold left when its evaluation is forgotten', async () => {
    const { evaluator } = makeEvaluator();
    for (let step = 0; step < 10; step++) await stepper.launchStep();
    await evaluator.evaluateAtRest();
    expect(evaluator.decision).not.toBeNull();
    evaluator.forget();
    expect(evaluator.decision).toBeNull();
  });

  it('says so when it is stopped at rest, and tells no figure after that', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    const judging = evaluator.evaluateAtRest();
    evaluator.stop();
    expect(await judging).toBe(false);
    expect(evaluations).toEqual([]);
  });
});

describe('the figures of the untrained network', () => {
  it('are evaluated once for each scope, and stand beside all others', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    for (let step = 0; step < 2; step++) {
      await stepper.launchStep();
      await evaluator.evaluateAtRest();
    }
    expect(scopes(evaluations)).toEqual(['quick 1', 'full 1', 'quick 2', 'full 2']);
    const [quick, full, ...later] = evaluations.map(({ evaluation }) => evaluation.untrained);
    expect(later.map((untrained) => [quick, full].indexOf(untrained))).toEqual([0, 1]);
    expect(quick).not.toBe(full);
  });

  it('are those of a network that has taken no step', async () => {
    const fresh = makeEvaluator();
    const { spread, precisionAt1, retrieval } =
      (await fresh.evaluator.fullEvaluation())?.evaluation ?? {};
    for (let step = 0; step < 5; step++) await stepper.launchStep();
    const { evaluation } = (await makeEvaluator().evaluator.fullEvaluation()) ?? {};
    expect(evaluation?.untrained).toEqual({ spread, precisionAt1, retrieval, heldOut: null });
    expect(evaluation?.spread).not.toBe(spread);
  });

  it('cost no turn of training when they were prepared', async () => {
    const turnsToFirstFigure = async ({
      evaluator,
      turns,
      evaluations,
    }: ReturnType<typeof makeEvaluator>) => {
      turns.isTraining = true;
      const following = evaluator.followTraining();
      let given = 0;
      while (evaluations.length === 0) {
        if (turns.give()) given++;
        await yieldToQueue();
      }
      evaluator.stop();
      turns.isTraining = false;
      await following;
      return given;
    };
    const prepared = makeEvaluator();
    await prepared.evaluator.prepare();
    const [ahead, meanwhile] = [
      await turnsToFirstFigure(prepared),
      await turnsToFirstFigure(makeEvaluator()),
    ];
    expect(ahead).toBeLessThan(meanwhile);
  });
});

describe('a network whose embeddings are one point', () => {
  /** An evaluator of a network all of whose weights are the same. */
  async function judgeOf(weight: number): Promise<ReturnType<typeof makeEvaluator>> {
    const fresh = freshRun(1, quickSettings);
    stepper.dispose();
    stepper = new Stepper(fresh, dataset);
    const parameters = new Float32Array(stepper.network.plan.parameterCount).fill(weight);
    stepper.dispose();
    stepper = new Stepper({ ...fresh, trainer: { parameters, memory: [], updates: 0 } }, dataset);
    return makeEvaluator({ slope: 1, intercept: 1, threshold: 1 });
  }

  it.each([
    [0, 'collapsed'],
    [1e-38, 'collapsed'],
    [1e38, 'overflowing'],
  ] as const)('with weights of %d tells nothing apart at first sight', async (weight, warning) => {
    const { evaluator, firstSights } = await judgeOf(weight);
    await evaluator.evaluateAtRest();
    // The threshold of its file means nothing.
    expect(firstSights).toEqual([{ warning, decision: null, latest: null }]);
    expect(evaluator.warning).toBe(warning);
  });

  it('is not what a fresh network is at first sight', async () => {
    const { evaluator, firstSights } = makeEvaluator({ slope: 1, intercept: 1, threshold: 1 });
    await evaluator.evaluateAtRest();
    expect(firstSights).toEqual([]);
    expect(evaluator.warning).toBeNull();
  });

  it('is not looked for after a stop, and nothing is evaluated then', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    const evaluating = evaluator.evaluateAtRest();
    // In the middle of the first look.
    evaluator.stop();
    expect(await evaluating).toBe(false);
    expect(evaluations).toEqual([]);
  });

  it('has collapsed, which is forgotten with the evaluation', async () => {
    const { evaluator } = await judgeOf(0);
    await evaluator.evaluateAtRest();
    expect(evaluator.warning).toBe('collapsed');
    expect(evaluator.decision).toBeNull();
    evaluator.forget();
    expect(evaluator.warning).toBeNull();
  });

  it('is not what a fresh network is', async () => {
    const { evaluator, evaluations } = makeEvaluator();
    await evaluator.evaluateAtRest();
    expect(evaluations).toHaveLength(2);
    expect(evaluator.warning).toBeNull();
  });
});

describe('a run that is disposed', () => {
  it('ends what has begun since it was stopped', async () => {
    const events: WorkerEvent[] = [];
    const now = (): number => 0;
    const stream = new EventStream((batch) => {
      events.push(...batch);
    }, now);
    const run = new Run(freshRun(1, quickSettings), {
      dataset,
      symbols: new SymbolSupply(drawSymbolsHere, () => {}),
      stream,
      now,
      today: () => new Date(0),
      pace: trainingPaceOn({ isSoftware: false }),
    });
    await (await run.startStep()).taken;
    await run.stop();
    const before = events.filter(({ kind }) => kind === 'evaluation').length;
    run.settle();
    run.dispose();
    for (let turn = 0; turn < 50; turn++) await yieldToQueue();
    expect(events.filter(({ kind }) => kind === 'evaluation')).toHaveLength(before);
  });
});
