/** Times training steps on several backends to find the fastest. The clock is passed in. */
import * as tf from '@tensorflow/tfjs-core';
import { batchRecipeOf, batchSizeOf } from '../../data/batches/batchRecipe.ts';
import { createRandom } from '../../data/random.ts';
import type { BackendName } from '../../settings/choices.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { BackendTiming, StartedBackend } from '../backend/backendInfo.ts';
import { createLoss } from '../losses/createLoss.ts';
import { architectureOf } from '../network/architecture/architecture.ts';
import { initialParameters, networkKindOf, planNetwork } from '../network/plans/networkPlan.ts';
import { SiameseNetwork } from '../network/siameseNetwork.ts';
import { Trainer } from '../training/trainer.ts';
import { failureInWords } from './probeOutcome.ts';

/** Starts a backend, and ends it for good. */
export interface BackendStarter {
  /** Makes this backend the current one. */
  readonly start: () => Promise<StartedBackend>;
  /** Afterwards all its tensors are gone, and it cannot start again. */
  readonly stop: () => void;
}

export interface ProbePorts {
  /** Decides the network and the batches of the timed steps. */
  readonly settings: RunSettings;
  /** Classes of the data set, those that are held out among them. */
  readonly classCount: number;
  /** A clock in milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Called before a backend's turn. */
  readonly onTurn: (name: BackendName) => void;
}

export interface ProbeFindings {
  /** The fastest backend, which is the current one now; `null` if none could be timed. */
  readonly fastest: StartedBackend | null;
  /** Fastest first. */
  readonly timings: readonly BackendTiming[];
  /** Why each untimed backend failed, in words. */
  readonly failures: readonly string[];
}

/** These first steps compile kernels and shaders. */
const warmUpSteps = 2;
const timedSteps = 20;
/** After this time, no further step begins. */
const timeForStepsMs = 400;
/** A backend without a result after this time hangs; shaders can take seconds on a busy machine. */
const patienceMs = 20_000;

/** Times a few steps on each backend, one after the other, and leaves only the fastest running. */
export async function probeBackends(
  candidates: ReadonlyMap<BackendName, BackendStarter>,
  ports: ProbePorts,
): Promise<ProbeFindings> {
  const timings: BackendTiming[] = [];
  const failures: string[] = [];
  let fastest: Timed | null = null;
  for (const [name, starter] of candidates) {
    ports.onTurn(name);
    try {
      const started = await starter.start();
      const timed = {
        starter,
        started,
        registered: tf.getBackend(),
        stepMs: await timeInTime(ports),
      };
      timings.push({ name, stepMs: timed.stepMs });
      const isFaster: boolean = fastest === null || timed.stepMs < fastest.stepMs;
      stop(isFaster ? fastest?.starter : starter);
      if (isFaster) fastest = timed;
    } catch (error) {
      failures.push(failureInWords(name, error));
      stop(starter);
    }
  }
  if (fastest !== null) await tf.setBackend(fastest.registered);
  timings.sort((a, b) => a.stepMs - b.stepMs);
  return { fastest: fastest?.started ?? null, timings, failures };
}

interface Timed {
  readonly starter: BackendStarter;
  readonly started: StartedBackend;
  /** The backend's name in TensorFlow.js. */
  readonly registered: string;
  readonly stepMs: number;
}

function stop(starter: BackendStarter | undefined): void {
  try {
    starter?.stop();
  } catch {
    // A backend that never started, or broke down, need not end cleanly.
  }
}

async function timeInTime(ports: ProbePorts): Promise<number> {
  const giveUp = new AbortController();
  const hanging = ports.wait(patienceMs).then((): number => {
    giveUp.abort();
    throw new Error(`its first steps took more than ${patienceMs / 1000} seconds`);
  });
  return Promise.race([timeSteps(ports, giveUp.signal), hanging]);
}

/**
 * Milliseconds of a training step on the current backend. As in training, each loss is read, one step
 * behind. The rate is 0, so that no setting makes the network diverge.
 * @throws Error when a loss is not finite
 */
export async function timeSteps(
  { settings, classCount, now }: Pick<ProbePorts, 'settings' | 'classCount' | 'now'>,
  signal?: AbortSignal,
): Promise<number> {
  const recipe = batchRecipeOf(settings, classCount - settings.heldOutDigits.length);
  const plan = planNetwork(architectureOf(settings), networkKindOf(settings));
  const network = SiameseNetwork.create(plan, initialParameters(plan, settings.seed));
  const trainer = new Trainer(network, createLoss(settings, recipe), {
    settings,
    step: 0,
    memory: null,
  });
  const random = createRandom(settings.seed, 'batch');
  const sides = plan.isTied ? 1 : 2;
  const length = (batchSizeOf(recipe) / sides) * plan.encoder.input.pixels.length;
  const inputs = Array.from({ length: sides }, () =>
    Float32Array.from({ length }, () => random.uniform()),
  );
  const mining = () => createRandom(settings.seed, 'mining');
  const launchStep = async (): Promise<void> => {
    const loss = trainer.step(inputs, { settings, random: mining, learningRate: 0 });
    const [value = Number.NaN] = await loss.data();
    loss.dispose();
    if (!Number.isFinite(value)) throw new Error(`a training step gave the loss ${value}`);
  };
  try {
    for (let step = 0; step < warmUpSteps; step++) {
      await launchStep();
      signal?.throwIfAborted();
    }
    const begunMs = now();
    let unread = launchStep();
    let steps = 1;
    while (steps < timedSteps && now() - begunMs < timeForStepsMs) {
      const next = launchStep();
      // A later `await` throws its error, unless another error comes before.
      next.catch(() => {});
      steps++;
      await unread;
      signal?.throwIfAborted();
      unread = next;
    }
    await unread;
    return (now() - begunMs) / steps;
  } finally {
    trainer.dispose();
  }
}
