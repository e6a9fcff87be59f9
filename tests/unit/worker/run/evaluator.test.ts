import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/siameseWorker.ts';
import { EventStream } from '../../../../src/worker/eventStream.ts';
import { Judge, type Judgement } from '../../../../src/worker/run/evaluator.ts';
import { freshRun } from '../../../../src/worker/run/freshRun.ts';
import { Run } from '../../../../src/worker/run/run.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { trainingPaceOn } from '../../../../src/worker/scheduling/trainingPace.ts';
import { Turns, yieldToQueue } from '../../../../src/worker/scheduling/turns.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { quickSettings } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

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

function makeJudge(): { judge: Judge; turns: Turns; judgements: Judgement[] } {
  const judgements: Judgement[] = [];
  const turns = new Turns();
  const ports = {
    stepper,
    dataset,
    turns,
    onJudgement: (judgement: Judgement) => judgements.push(judgement),
  };
  return { judge: new Judge(ports, null), turns, judgements };
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

const scopes = (judgements: readonly Judgement[]): string[] =>
  judgements.map(({ step, scope }) => `${scope} ${step}`);

describe('the judge', () => {
  it('at rest measures quickly, then in full, and neither twice', async () => {
    const { judge, judgements } = makeJudge();
    await stepper.launchStep();
    expect(await judge.judgeAtRest()).toBe(true);
    expect(await judge.judgeAtRest()).toBe(true);
    expect(scopes(judgements)).toEqual(['quick 1', 'full 1']);
    expect(judge.decision).toBe(judgements.at(-1)?.evaluation.decision);
  });

  it('gives the full figures that it has, and measures them anew only after more steps', async () => {
    const { judge, judgements } = makeJudge();
    await stepper.launchStep();
    await judge.judgeAtRest();
    expect(await judge.fullJudgement()).toBe(judgements.at(-1));
    await stepper.launchStep();
    expect(await judge.fullJudgement()).toMatchObject({ step: 2, scope: 'full' });
    expect(judgements).toHaveLength(2);
  });

  it('has nothing to say while images are missing', async () => {
    const { judge, judgements } = makeJudge();
    await withoutTestImages(async () => {
      expect(judge.canJudge).toBe(false);
      expect(await judge.fullJudgement()).toBeNull();
      expect(await judge.judgeAtRest()).toBe(true);
    });
    expect(judgements).toEqual([]);
    expect(judge.canJudge).toBe(true);
  });

  it('while training measures on turns that it is given, and ends when it is stopped', async () => {
    const { judge, turns, judgements } = makeJudge();
    turns.isTraining = true;
    const following = judge.followTraining();
    while (judgements.length < 2) {
      turns.give();
      await yieldToQueue();
    }
    const count = judgements.length;
    judge.stop();
    turns.isTraining = false;
    await following;
    expect(scopes(judgements)).toEqual(Array.from({ length: count }, () => 'quick 0'));
  });

  it('has no threshold left when its judgement is forgotten', async () => {
    const { judge } = makeJudge();
    for (let step = 0; step < 10; step++) await stepper.launchStep();
    await judge.judgeAtRest();
    expect(judge.decision).not.toBeNull();
    judge.forget();
    expect(judge.decision).toBeNull();
  });

  it('says so when it is stopped at rest, and tells no figure after that', async () => {
    const { judge, judgements } = makeJudge();
    const judging = judge.judgeAtRest();
    judge.stop();
    expect(await judging).toBe(false);
    expect(judgements).toEqual([]);
  });
});

describe('the figures of the untrained network', () => {
  it('are measured once for each scope, and stand beside all others', async () => {
    const { judge, judgements } = makeJudge();
    for (let step = 0; step < 2; step++) {
      await stepper.launchStep();
      await judge.judgeAtRest();
    }
    expect(scopes(judgements)).toEqual(['quick 1', 'full 1', 'quick 2', 'full 2']);
    const [quick, full, ...later] = judgements.map(({ evaluation }) => evaluation.untrained);
    expect(later.map((untrained) => [quick, full].indexOf(untrained))).toEqual([0, 1]);
    expect(quick).not.toBe(full);
  });

  it('are those of a network that has taken no step', async () => {
    const fresh = makeJudge();
    const { spread, precisionAt1 } = (await fresh.judge.fullJudgement())?.evaluation ?? {};
    for (let step = 0; step < 5; step++) await stepper.launchStep();
    const { evaluation } = (await makeJudge().judge.fullJudgement()) ?? {};
    expect(evaluation?.untrained).toEqual({ spread, precisionAt1, heldOut: null });
    expect(evaluation?.spread).not.toBe(spread);
  });

  it('cost no turn of training when they were prepared', async () => {
    const turnsToFirstFigure = async ({
      judge,
      turns,
      judgements,
    }: ReturnType<typeof makeJudge>) => {
      turns.isTraining = true;
      const following = judge.followTraining();
      let given = 0;
      while (judgements.length === 0) {
        if (turns.give()) given++;
        await yieldToQueue();
      }
      judge.stop();
      turns.isTraining = false;
      await following;
      return given;
    };
    const prepared = makeJudge();
    await prepared.judge.prepare();
    const [ahead, meanwhile] = [
      await turnsToFirstFigure(prepared),
      await turnsToFirstFigure(makeJudge()),
    ];
    expect(ahead).toBeLessThan(meanwhile);
  });
});

describe('a network whose embeddings are one point', () => {
  /** A judge of a network all of whose weights are 0. */
  async function judgeOfZeros(): Promise<Judge> {
    const fresh = freshRun(1, quickSettings);
    stepper.dispose();
    stepper = new Stepper(fresh, dataset);
    const parameters = new Float32Array(stepper.network.plan.parameterCount);
    stepper.dispose();
    stepper = new Stepper({ ...fresh, trainer: { parameters, memory: [], updates: 0 } }, dataset);
    const { judge } = makeJudge();
    await judge.judgeAtRest();
    return judge;
  }

  it('has collapsed, which is forgotten with the judgement', async () => {
    const judge = await judgeOfZeros();
    expect(judge.isCollapsed).toBe(true);
    expect(judge.decision).toBeNull();
    judge.forget();
    expect(judge.isCollapsed).toBe(false);
  });

  it('is not what a fresh network is', async () => {
    const { judge, judgements } = makeJudge();
    await judge.judgeAtRest();
    expect(judgements).toHaveLength(2);
    expect(judge.isCollapsed).toBe(false);
  });
});

describe('a run that is disposed', () => {
  it('ends what has begun since it was stopped', async () => {
    const events: WorkerEvent[] = [];
    const now = (): number => 0;
    const stream = new EventStream((batch) => events.push(...batch), now);
    const run = new Run(freshRun(1, quickSettings), {
      dataset,
      stream,
      now,
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
