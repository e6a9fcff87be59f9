/** How long a contender trains until it tells so many test pairs right. */
import { connect } from './connect.ts';
import type { BenchBackend, ContenderName } from './contender.ts';

/** Balanced accuracies that are waited for, ascending. */
export const goals = [0.97, 0.98, 0.99] as const;

export interface RaceRequest {
  readonly backend: BenchBackend;
  readonly name: ContenderName;
  readonly seeds: readonly number[];
  /** Steps between two looks at the accuracy, which are not timed. */
  readonly stepsPerLook: number;
  readonly mostSteps: number;
}

/** A goal's first look at or above it; `null` where it was not reached. */
export type Arrival = { readonly seconds: number; readonly steps: number } | null;

export interface Race {
  readonly seed: number;
  /** In the order of `goals`; training time only. */
  readonly arrivals: readonly Arrival[];
  readonly steps: number;
  /** At the last look. */
  readonly accuracy: number;
}

export async function race(request: RaceRequest): Promise<Race[]> {
  const { backend, name, seeds, stepsPerLook, mostSteps } = request;
  const { worker, close } = await connect(name, backend);
  const races: Race[] = [];
  for (const seed of seeds) {
    await worker.begin(seed);
    const arrivals: Arrival[] = goals.map(() => null);
    let [elapsedMs, steps, accuracy] = [0, 0, 0];
    while (steps < mostSteps && arrivals.includes(null)) {
      elapsedMs += (await worker.takeSteps(stepsPerLook)).elapsedMs;
      steps += stepsPerLook;
      accuracy = await worker.testAccuracy();
      for (const [index, goal] of goals.entries()) {
        if (accuracy < goal || arrivals[index] !== null) continue;
        arrivals[index] = { seconds: elapsedMs / 1000, steps };
        console.log(`${backend}: ${name}, seed ${seed}: ${goal} after ${steps} steps`);
      }
    }
    races.push({ seed, arrivals, steps, accuracy });
    console.log(`${backend}: ${name}, seed ${seed}: ${accuracy} after ${steps} steps`);
  }
  close();
  return races;
}
