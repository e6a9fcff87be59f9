/** Evaluates a run's network: a quick figure again and again while training, the full one at rest. */
import type { Dataset } from '../data/dataset.ts';
import type { Decision } from '../siamese/calibration.ts';
import type { Evaluation } from '../siamese/evaluation.ts';
import { type EvaluationScope, type JudgingPairs, measure } from '../siamese/measuring.ts';
import type { Stepper } from './stepper.ts';
import { type Turns, yieldToQueue } from './turns.ts';

/** An evaluation of the network as it was after so many steps. */
export interface Judgement {
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly evaluation: Evaluation;
}

export interface JudgePorts {
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  /** The fixed evaluation pairs, once validation and test are here. */
  readonly judgingPairs: () => JudgingPairs | null;
  readonly turns: Turns;
  /** Takes each new judgement. */
  readonly onJudgement: (judgement: Judgement) => void;
}

export class Judge {
  readonly #ports: JudgePorts;
  #decision: Decision | null;
  #latest: Judgement | null = null;
  #abort = new AbortController();

  constructor(ports: JudgePorts, decision: Decision | null) {
    this.#ports = ports;
    this.#decision = decision;
  }

  /** The newest threshold and calibration. */
  get decision(): Decision | null {
    return this.#decision;
  }

  /** Ends whatever is being measured. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Measures quickly again and again, on turns that the training loop gives, until stopped. */
  async followTraining(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      await this.#ports.turns.next();
      if (!signal.aborted) await this.#measure('quick', signal);
    }
  }

  /** Measures quickly, so that there is a figure, and then in full; false when it was stopped. */
  async judgeAtRest(): Promise<boolean> {
    const { signal } = this.#abort;
    if (this.#latest?.step !== this.#ports.stepper.step) await this.#measure('quick', signal);
    if (!signal.aborted) await this.#measure('full', signal);
    return !signal.aborted;
  }

  /** The full judgement of the network as it is now, measured if need be; `null` without the data. */
  async fullJudgement(): Promise<Judgement | null> {
    const { stepper } = this.#ports;
    if (this.#latest?.scope === 'full' && this.#latest.step === stepper.step) return this.#latest;
    return this.#measureNow('full', new AbortController().signal, yieldToQueue);
  }

  /** One measurement, unless it is stopped or its data are missing. */
  async #measure(scope: EvaluationScope, signal: AbortSignal): Promise<void> {
    const { turns, onJudgement } = this.#ports;
    try {
      const judgement = await this.#measureNow(scope, signal, () => turns.next());
      if (judgement === null) return;
      this.#latest = judgement;
      this.#decision = judgement.evaluation.decision;
      onJudgement(judgement);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #measureNow(
    scope: EvaluationScope,
    signal: AbortSignal,
    turn: () => Promise<void>,
  ): Promise<Judgement | null> {
    const { stepper, dataset, judgingPairs } = this.#ports;
    const pairs = judgingPairs();
    if (pairs === null) return null;
    const { step, network, batchSize, settings } = stepper;
    const evaluation = await measure(network, dataset, pairs, {
      scope,
      margin: settings.margin,
      chunkImages: batchSize,
      turn,
      signal,
    });
    return { step, scope, evaluation };
  }
}
