/** Evaluates a run's network: a quick figure again and again while training, the full one at rest. */
import type { Dataset } from '../../data/dataset.ts';
import type { Decision } from '../../metrics/pairs/calibration.ts';
import type { PairSet } from '../../metrics/pairs/pairSet.ts';
import { type Measuring, measure, measureRanking } from '../../siamese/evaluation/evaluate.ts';
import type { Evaluation, RankingFigures } from '../../siamese/evaluation/evaluation.ts';
import {
  drawJudgingPairs,
  type EvaluationScope,
  type JudgingPairs,
} from '../../siamese/evaluation/fixedPairs.ts';
import { createLoss } from '../../siamese/losses/createLoss.ts';
import { initialParameters } from '../../siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../siamese/network/siameseNetwork.ts';
import { type Turns, yieldToQueue } from '../scheduling/turns.ts';
import { unlessAborted } from '../scheduling/unlessAborted.ts';
import type { Stepper } from './stepper.ts';

/** Below this share of the untrained network's spread, all embeddings are as good as one point. */
const collapsedShare = 0.02;

/** An evaluation of the network as it was after so many steps. */
export interface Judgement {
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly evaluation: Evaluation;
}

export interface JudgePorts {
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  readonly turns: Turns;
  /** Takes each new judgement. */
  readonly onJudgement: (judgement: Judgement) => void;
}

export class Judge {
  readonly #ports: JudgePorts;
  #decision: Decision | null;
  #latest: Judgement | null = null;
  #pairs: JudgingPairs | null = null;
  readonly #untrained = new Map<EvaluationScope, RankingFigures>();
  #abort = new AbortController();

  constructor(ports: JudgePorts, decision: Decision | null) {
    this.#ports = ports;
    this.#decision = decision;
  }

  /** The newest threshold and calibration. */
  get decision(): Decision | null {
    return this.#decision;
  }

  /** The newest judgement with the test pairs that it is of; `null` before there is one. */
  get latest(): { readonly judgement: Judgement; readonly pairs: PairSet } | null {
    const pairs = this.#judgingPairs();
    if (this.#latest === null || pairs === null) return null;
    return { judgement: this.#latest, pairs: pairs.test[this.#latest.scope] };
  }

  /** Whether the images are here that the fixed pairs are drawn among. */
  get canJudge(): boolean {
    return this.#judgingPairs() !== null;
  }

  /** Whether, by the newest judgement, all embeddings have come to lie at one point. */
  get isCollapsed(): boolean {
    if (this.#latest === null) return false;
    const { spread, untrained } = this.#latest.evaluation;
    if (spread === null || untrained.spread === null) return false;
    return spread < collapsedShare * untrained.spread;
  }

  /** Ends whatever is being measured. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Forgets the judgement of a network that has gone astray, and its threshold. */
  forget(): void {
    this.#latest = null;
    this.#decision = null;
  }

  /** Measures the untrained network ahead of time, while there is nothing else to do. */
  async prepare(): Promise<void> {
    const { signal } = this.#abort;
    const measuring = this.#measuring('quick', signal, () => this.#ports.turns.next());
    if (measuring !== null) await unlessAborted(signal, this.#untrainedFigures(measuring));
  }

  /** Measures quickly again and again, on turns that the training loop gives, until stopped. */
  async followTraining(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      await this.#ports.turns.next();
      if (!signal.aborted) await this.#measure('quick', signal);
    }
  }

  /**
   * Measures quickly, so that there is a figure, and then in full, as far as that has not been done;
   * false when it was stopped.
   */
  async judgeAtRest(): Promise<boolean> {
    const { signal } = this.#abort;
    const { step } = this.#ports.stepper;
    if (this.#latest?.step !== step) await this.#measure('quick', signal);
    if (!signal.aborted && this.#latest?.scope !== 'full') await this.#measure('full', signal);
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
    // Until there is a figure, somebody waits for one.
    const turn = () => (this.#latest === null ? turns.nextUrgent() : turns.next());
    const measurement = this.#measureNow(scope, signal, turn);
    const judgement = await unlessAborted(signal, measurement);
    if (judgement === null || signal.aborted) return;
    this.#latest = judgement;
    this.#decision = judgement.evaluation.decision;
    onJudgement(judgement);
  }

  async #measureNow(
    scope: EvaluationScope,
    signal: AbortSignal,
    turn: () => Promise<void>,
  ): Promise<Judgement | null> {
    const measuring = this.#measuring(scope, signal, turn);
    if (measuring === null) return null;
    const { step, network, recipe, settings } = this.#ports.stepper;
    // What is measured is the network of this moment: the untrained one waits its turn behind it, and
    // an export may outlive the run, and with it the trainer's loss.
    const frozen = network.freeze();
    const loss = createLoss(settings, recipe);
    try {
      const untrained = await this.#untrainedFigures(measuring);
      const measured = { loss, recipe, settings };
      return { step, scope, evaluation: await measure(frozen, measured, untrained, measuring) };
    } finally {
      frozen.dispose();
      loss.dispose();
    }
  }

  /** What there is to measure on, and at what pace; `null` while the data are missing. */
  #measuring(
    scope: EvaluationScope,
    signal: AbortSignal,
    turn: () => Promise<void>,
  ): Measuring | null {
    const { stepper, dataset } = this.#ports;
    const pairs = this.#judgingPairs();
    if (pairs === null) return null;
    return { dataset, pairs, scope, turn, signal, chunkImages: stepper.batchSize };
  }

  /** What the network was worth before its first step; measured once. */
  async #untrainedFigures(measuring: Measuring): Promise<RankingFigures> {
    const known = this.#untrained.get(measuring.scope);
    if (known !== undefined) return known;
    const { network, settings } = this.#ports.stepper;
    const { plan } = network;
    const untrained = SiameseNetwork.create(plan, initialParameters(plan, settings.seed));
    try {
      const figures = await measureRanking(untrained, measuring);
      this.#untrained.set(measuring.scope, figures);
      return figures;
    } finally {
      untrained.dispose();
    }
  }

  #judgingPairs(): JudgingPairs | null {
    const { dataset, stepper } = this.#ports;
    this.#pairs ??= drawJudgingPairs(dataset, stepper.settings.heldOutDigits);
    return this.#pairs;
  }
}
