import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawJudgingPairs, type JudgingPairs } from '../../../src/siamese/measuring.ts';
import type { WorkerEvent } from '../../../src/worker/api.ts';
import { EventStream } from '../../../src/worker/eventStream.ts';
import { Judge, type Judgement } from '../../../src/worker/judge.ts';
import { Run } from '../../../src/worker/run.ts';
import { freshRun, Stepper } from '../../../src/worker/stepper.ts';
import { Turns, yieldToQueue } from '../../../src/worker/turns.ts';
import { switchToBackend } from '../../helpers/backends.ts';
import { quickSettings } from '../../helpers/sessions.ts';
import { makeDataset } from '../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'validation', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 4 },
]);
let pairs: JudgingPairs | null = null;
let stepper: Stepper;

beforeAll(() => switchToBackend('wasm'));
beforeEach(() => {
  pairs = drawJudgingPairs(dataset);
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
    judgingPairs: () => pairs,
    onJudgement: (judgement: Judgement) => judgements.push(judgement),
  };
  return { judge: new Judge(ports, null), turns, judgements };
}

const scopes = (judgements: readonly Judgement[]): string[] =>
  judgements.map(({ step, scope }) => `${scope} ${step}`);

describe('the judge', () => {
  it('at rest measures quickly, then in full, and does neither twice for the quick figure', async () => {
    const { judge, judgements } = makeJudge();
    await stepper.launchStep();
    expect(await judge.judgeAtRest()).toBe(true);
    expect(await judge.judgeAtRest()).toBe(true);
    expect(scopes(judgements)).toEqual(['quick 1', 'full 1', 'full 1']);
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
    pairs = null;
    const { judge, judgements } = makeJudge();
    expect(await judge.fullJudgement()).toBeNull();
    expect(await judge.judgeAtRest()).toBe(true);
    expect(judgements).toEqual([]);
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

  it('says so when it is stopped at rest, and tells no figure after that', async () => {
    const { judge, judgements } = makeJudge();
    const judging = judge.judgeAtRest();
    judge.stop();
    expect(await judging).toBe(false);
    expect(judgements).toEqual([]);
  });
});

describe('a run that is disposed', () => {
  it('ends what has begun since it was stopped', async () => {
    const events: WorkerEvent[] = [];
    const now = (): number => 0;
    const stream = new EventStream((batch) => events.push(...batch), now);
    const run = new Run(freshRun(1, quickSettings), {
      dataset,
      judgingPairs: () => pairs,
      stream,
      now,
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
