/** Measures how long steps take, and how fast the machine is meanwhile. */
import { median } from 'simple-statistics';
import type { Playground } from '../../e2e/support/playground.ts';

/** One look at a run that trains. */
interface Sample {
  readonly step: number;
  readonly timeMs: number;
  /** What a fixed piece of work took in this process, which has nothing to do with the page. */
  readonly controlMs: number;
}

export class Pace {
  readonly #samples: Sample[] = [];

  /** Looks at the run now. */
  async look(playground: Playground): Promise<number> {
    const controlMs = fixedWorkMs();
    const step = await playground.number(playground.stepCount);
    this.#samples.push({ step, timeMs: performance.now(), controlMs });
    return step;
  }

  /** The median time of a step between two steps of the run, and of the fixed work meanwhile. */
  between(first: number, last: number): { readonly stepMs: number; readonly controlMs: number } {
    const within = this.#samples.filter(({ step }) => step >= first && step <= last);
    const stepTimes = within.slice(1).flatMap(({ step, timeMs }, index) => {
      const before = within[index];
      return before === undefined || before.step === step
        ? []
        : [(timeMs - before.timeMs) / (step - before.step)];
    });
    return {
      stepMs: median(stepTimes),
      controlMs: median(within.map(({ controlMs }) => controlMs)),
    };
  }
}

/** The time of some million multiplications. */
function fixedWorkMs(): number {
  const start = performance.now();
  let product = 1;
  for (let turn = 0; turn < 2_000_000; turn++) product = (product * 1.000_001) % 7;
  if (product < 0) throw new Error('It cannot be negative');
  return performance.now() - start;
}
