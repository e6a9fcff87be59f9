/** Owns the walks through the page's main job, with one call that fails in each, and judges them. */
import { vi } from 'vitest';
import { DataServer } from '../dataServer.ts';
import { tinyData } from '../sessions.ts';
import { WorkerThreads } from '../workerThreads.ts';
import { Journey, type Outcome, type PlannedFault, type Surroundings } from './journey.ts';

export class Walks {
  readonly #around: Surroundings;
  readonly undisturbed: Outcome;

  private constructor(around: Surroundings, undisturbed: Outcome) {
    this.#around = around;
    this.undisturbed = undisturbed;
  }

  /** Builds the worker, starts a server, and walks once with nothing in the way. */
  static async begin(): Promise<Walks> {
    const [workers, server] = await Promise.all([
      WorkerThreads.build('tests/helpers/faults/countedWorker.ts'),
      DataServer.start(tinyData),
    ]);
    const around = { workers, server };
    return new Walks(around, await walkOnce(around, { kind: 'none', at: 0, isForGood: false }));
  }

  /** What is wrong after a walk with this fault, in words; nothing if all is well. */
  async faultsOf(fault: PlannedFault): Promise<string[]> {
    const where = `${fault.kind} ${fault.at}${fault.isForGood ? ' and later' : ''}`;
    try {
      const outcome = await walkOnce(this.#around, fault);
      return this.#differencesOf(outcome).map((difference) => `${where}: ${difference}`);
    } catch (error) {
      return [`${where}: ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  async end(): Promise<void> {
    await Promise.all([this.#around.workers.remove(), this.#around.server.close()]);
  }

  /** Bit for bit, except where images were lost: then the page has said so. */
  #differencesOf(outcome: Outcome): string[] {
    const { undisturbed } = this;
    if (!outcome.isRepeatable) {
      return outcome.told.some((words) => words.includes('did not arrive'))
        ? []
        : ['it is not repeatable, and nobody was told'];
    }
    const differences: string[] = [];
    // Curves that could not be kept may be missing; those that are there must be right.
    for (const [step, loss] of outcome.losses.entries()) {
      const expected = undisturbed.losses[step];
      if (loss !== undefined && !Object.is(loss, expected)) {
        differences.push(`the loss of step ${step} is ${loss} instead of ${expected}`);
      }
    }
    if (outcome.weights !== undisturbed.weights) differences.push('the weights differ');
    if (!Object.is(outcome.distance, undisturbed.distance)) {
      differences.push(`the distance is ${outcome.distance} instead of ${undisturbed.distance}`);
    }
    if (differences.length > 0) differences.push(`it told: ${outcome.told.join(' | ')}`);
    return differences;
  }
}

async function walkOnce(around: Surroundings, fault: PlannedFault): Promise<Outcome> {
  try {
    return await new Journey(around, fault).walk();
  } finally {
    vi.restoreAllMocks();
    await around.workers.endAll();
  }
}
