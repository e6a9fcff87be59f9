/** Looks at a run's network often while it trains: a few figures for little time, in pieces between steps. */
import { type Dataset, isComplete } from '../../../data/dataset.ts';
import { createEvaluatedLoss } from '../../../siamese/evaluation/loss/validationLoss.ts';
import { type Look, look } from '../../../siamese/evaluation/smallLook/look.ts';
import {
  drawLookSets,
  type LookSets,
  lookImages,
} from '../../../siamese/evaluation/smallLook/lookSets.ts';
import type { TurnSchedule } from '../../scheduling/turnSchedule.ts';
import type { Turns } from '../../scheduling/turns.ts';
import { unlessAborted } from '../../scheduling/unlessAborted.ts';
import type { Stepper } from '../stepper.ts';

/**
 * Images in a chunk, at least: as many as in the default batch. With fewer, a look would take many steps.
 */
const fewestInChunk = 120;

/** A forward pass of an image takes about this share of its step. */
const forwardShare = 1 / 3;

/** What a look costs at most, in steps, by the images that go through each tower. */
export function mostStepsPerLook(towers: number, batchSize: number): number {
  return (forwardShare * 2 * lookImages * towers) / batchSize;
}

/** A look at the network after `step` steps. */
export interface DatedLook {
  readonly step: number;
  readonly look: Look;
}

export interface LookerPorts {
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  readonly turns: Turns;
  readonly schedule: TurnSchedule;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export class Looker {
  readonly #ports: LookerPorts;
  #sets: LookSets | null = null;
  #lookedAt: number | null = null;

  constructor(ports: LookerPorts) {
    this.#ports = ports;
  }

  /**
   * Looks again and again, in the turns that the training loop gives to looks.
   * @param signal ends the look under way, and all others
   */
  async followTraining(signal: AbortSignal, onLook: (dated: DatedLook) => void): Promise<void> {
    const { stepper, dataset, turns, schedule } = this.#ports;
    const { validation, test } = dataset.splits;
    while (!signal.aborted) {
      // Without images, it stands aside, so that no time is saved up for it.
      const canLook = isComplete(validation) && isComplete(test);
      await (canLook ? turns.nextLook() : turns.next());
      // Where training waits for images, a turn comes that no schedule gave.
      const isWanted = !signal.aborted && canLook && stepper.step !== this.#lookedAt;
      const dated = isWanted ? await unlessAborted(signal, this.#look(signal)) : null;
      schedule.lookEnded(dated !== null && !signal.aborted);
      if (dated !== null && !signal.aborted) onLook(dated);
    }
  }

  /** Looks at the network of this moment; its first turn has come already. */
  async #look(signal: AbortSignal): Promise<DatedLook | null> {
    const { stepper, dataset, turns, schedule, now } = this.#ports;
    const { step, judged: network, recipe, settings, batchSize } = stepper;
    const frozen = network.freeze();
    const evaluated = createEvaluatedLoss(settings, recipe);
    let begunMs = now();
    let isFirst = true;
    const turn = async (): Promise<void> => {
      if (!isFirst) {
        schedule.lookPieceTook(now() - begunMs);
        await turns.nextOfLook();
        begunMs = now();
      }
      isFirst = false;
    };
    try {
      this.#sets ??= drawLookSets(dataset, settings, network.plan.isTied);
      if (this.#sets === null) return null;
      this.#lookedAt = step;
      const chunkImages = Math.max(batchSize, fewestInChunk);
      const seen = await look(frozen, evaluated, this.#sets, { turn, signal, chunkImages });
      schedule.lookPieceTook(now() - begunMs);
      return { step, look: seen };
    } finally {
      frozen.dispose();
      evaluated.loss.dispose();
    }
  }
}
