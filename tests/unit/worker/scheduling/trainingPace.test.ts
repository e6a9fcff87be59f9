import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EventStream } from '../../../../src/worker/eventStream.ts';
import { Run } from '../../../../src/worker/run/run.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { trainingPaceOn } from '../../../../src/worker/scheduling/trainingPace.ts';
import { yieldToQueue } from '../../../../src/worker/scheduling/turns.ts';
import { drawSymbolsHere } from '../../../../src/worker/sideWorkers/symbols/drawHere.ts';
import { SymbolSupply } from '../../../../src/worker/sideWorkers/symbols/symbolSupply.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { quickSettings } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 6 },
]);

beforeAll(() => switchToBackend('wasm'));

/** A run on a slow renderer: the loss of a step is read when a test says so, the oldest first. */
function makeRun(isSoftware: boolean) {
  const now = (): number => 0;
  const stream = new EventStream(() => {}, now);
  const pace = trainingPaceOn({ isSoftware });
  const run = new Run(freshRun(1, quickSettings), {
    dataset,
    symbols: new SymbolSupply(drawSymbolsHere, () => {}),
    stream,
    now,
    today: () => new Date(0),
    pace,
  });
  const { stepper } = run.parts;
  const launchStep = stepper.launchStep.bind(stepper);
  const unread: (() => void)[] = [];
  let launched = 0;
  vi.spyOn(stepper, 'launchStep').mockImplementation(async () => {
    launched++;
    const loss = launchStep();
    await new Promise<void>((resolve) => {
      unread.push(resolve);
    });
    return loss;
  });
  return { run, launched: () => launched, readOldest: () => unread.shift()?.() };
}

/** Lets all that can go on without another loss go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await yieldToQueue();
}

describe('training', () => {
  it.each([
    ['the page’s own cores', 1, true],
    ['a graphics card', 2, false],
  ])('on %s has %i step(s) unread at most', async (_, most, isSoftware) => {
    const { run, launched, readOldest } = makeRun(isSoftware);
    await run.train();
    for (let read = 0; read + most <= quickSettings.steps; read++) {
      await eventually(() => expect(launched()).toBe(read + most));
      await settle();
      expect(launched()).toBe(read + most);
      readOldest();
    }
    // The last ones have nothing behind them.
    for (let read = 1; read < most; read++) readOldest();
    await eventually(() => expect(run.status.state).toBe('finished'));
    expect(launched()).toBe(quickSettings.steps);
    await run.stop();
    run.dispose();
  });

  it('leaves a software renderer more of its time, and tells of itself less often', () => {
    const [shared, alone] = [true, false].map((isSoftware) => trainingPaceOn({ isSoftware }));
    expect(shared?.turnShare).toBeLessThan(alone?.turnShare ?? 0);
    expect(alone?.turnShare).toBeLessThanOrEqual(0.1);
    expect(shared?.eventIntervalMs).toBeGreaterThan(alone?.eventIntervalMs ?? 0);
  });
});
