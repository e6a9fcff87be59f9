/**
 * Evaluates a run's network: in looks and now and then quickly during training, in full at rest. Owns the
 * decision, which follows the newest of them.
 */
import type { Dataset } from '../../../data/dataset.ts';
import type { Decision } from '../../../metrics/pairs/calibration.ts';
import type { PairSet } from '../../../metrics/pairs/pairSet.ts';
import type { RunWarning } from '../../../protocol/run.ts';
import {
  type EvaluationTask,
  evaluate,
  evaluatePixels,
  evaluateRanking,
} from '../../../siamese/evaluation/evaluate.ts';
import type { Evaluation, Yardsticks } from '../../../siamese/evaluation/evaluation.ts';
import {
  drawFixedPairs,
  type EvaluationScope,
  type FixedPairs,
} from '../../../siamese/evaluation/fixedPairs.ts';
import { createEvaluatedLoss } from '../../../siamese/evaluation/loss/validationLoss.ts';
import { initialParameters } from '../../../siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../siamese/network/siameseNetwork.ts';
import type { TurnSchedule } from '../../scheduling/turnSchedule.ts';
import { type Turns, yieldToQueue } from '../../scheduling/turns.ts';
import { unlessAborted } from '../../scheduling/unlessAborted.ts';
import { warningAtFirstSight } from '../firstSight.ts';
import type { Stepper } from '../stepper.ts';
import { type DatedLook, Looker } from './looker.ts';

/** With less than this share of the untrained network's spread, all embeddings count as one point. */
const collapsedShare = 0.02;

/** An evaluation of the network after `step` steps. */
export interface DatedEvaluation {
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly evaluation: Evaluation;
}

export interface EvaluatorPorts {
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  readonly turns: Turns;
  readonly schedule: TurnSchedule;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Takes each new evaluation. */
  readonly onEvaluation: (dated: DatedEvaluation) => void;
  /** Takes each new look. */
  readonly onLook: (dated: DatedLook) => void;
  /** Called when the network tells nothing apart at first sight. */
  readonly onFirstSight: () => void;
}

export class Evaluator {
  readonly #ports: EvaluatorPorts;
  readonly #looker: Looker;
  #decision: Decision | null;
  /** The step of the decision; `null` if it has come with the network. */
  #decidedAt: number | null = null;
  #latest: DatedEvaluation | null = null;
  #atFirstSight: RunWarning | null = null;
  #pairs: FixedPairs | null = null;
  readonly #yardsticks = new Map<EvaluationScope, Yardsticks>();
  #abort = new AbortController();

  constructor(ports: EvaluatorPorts, decision: Decision | null) {
    this.#ports = ports;
    this.#looker = new Looker(ports);
    this.#decision = decision;
  }

  /** The newest threshold and calibration. */
  get decision(): Decision | null {
    return this.#decision;
  }

  /** The newest evaluation and its test pairs; `null` before the first one. */
  get latest(): { readonly dated: DatedEvaluation; readonly pairs: PairSet } | null {
    const pairs = this.#fixedPairs();
    if (this.#latest === null || pairs === null) return null;
    return { dated: this.#latest, pairs: pairs.test[this.#latest.scope] };
  }

  /** Whether the images for the fixed pairs have arrived. */
  get canEvaluate(): boolean {
    return this.#fixedPairs() !== null;
  }

  /** Why the network tells nothing apart, by the newest evaluation or, before it, at first sight. */
  get warning(): RunWarning | null {
    if (this.#latest === null) return this.#atFirstSight;
    const { spread, untrained } = this.#latest.evaluation;
    if (spread === null) return 'overflowing';
    return spread < collapsedShare * (untrained.spread ?? 0) ? 'collapsed' : null;
  }

  /** Ends the evaluation under way. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Forgets the evaluation and the threshold of a network that has diverged. */
  forget(): void {
    this.#latest = null;
    this.#atFirstSight = null;
    this.#decision = null;
    this.#decidedAt = null;
  }

  /** Evaluates the untrained network ahead of time, while there is nothing else to do. */
  async prepare(): Promise<void> {
    const { signal } = this.#abort;
    const task = this.#task('quick', signal, () => this.#ports.turns.next());
    if (task !== null) await unlessAborted(signal, this.#yardsticksOf(task));
  }

  /** Looks and evaluates quickly, again and again, in the turns that the training loop gives, until `stop`. */
  async followTraining(): Promise<void> {
    const { signal } = this.#abort;
    const looking = this.#looker.followTraining(signal, (dated) => {
      this.#decide(dated.look.decision, dated.step);
      this.#ports.onLook(dated);
    });
    await Promise.all([looking, this.#evaluateQuickly(signal)]);
  }

  async #evaluateQuickly(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#ports.turns.next();
      if (!signal.aborted) await this.#evaluate('quick', signal);
    }
  }

  /** Takes over a decision, unless there is one of a later network. */
  #decide(decision: Decision | null, step: number): void {
    if (step < (this.#decidedAt ?? 0)) return;
    this.#decision = decision;
    this.#decidedAt = step;
  }

  /**
   * Looks at a network that has not been evaluated. Then evaluates quickly, so that there is a figure, and
   * in full; skips what is done already.
   * @returns false when it was stopped
   */
  async evaluateAtRest(): Promise<boolean> {
    const { signal } = this.#abort;
    const { step } = this.#ports.stepper;
    if (this.#latest === null && this.canEvaluate) await this.#look(signal);
    if (!signal.aborted && this.#latest?.step !== step) await this.#evaluate('quick', signal);
    if (!signal.aborted && this.#latest?.scope !== 'full') await this.#evaluate('full', signal);
    return !signal.aborted;
  }

  /** The full evaluation of the network as it is now: the known one or a new one; `null` without data. */
  async fullEvaluation(): Promise<DatedEvaluation | null> {
    const { stepper } = this.#ports;
    if (this.#latest?.scope === 'full' && this.#latest.step === stepper.step) return this.#latest;
    return this.#evaluateNow('full', new AbortController().signal, yieldToQueue);
  }

  /** Where a network tells nothing apart at first sight, the threshold that came with it means nothing. */
  async #look(signal: AbortSignal): Promise<void> {
    const { stepper, dataset, onFirstSight } = this.#ports;
    const warning = await unlessAborted(signal, warningAtFirstSight(stepper.judged, dataset));
    if (warning === null || signal.aborted) return;
    this.#atFirstSight = warning;
    this.#decision = null;
    onFirstSight();
  }

  /** Makes one evaluation, unless it is stopped or its data are missing. */
  async #evaluate(scope: EvaluationScope, signal: AbortSignal): Promise<void> {
    const { turns, onEvaluation } = this.#ports;
    const evaluating = this.#evaluateNow(scope, signal, () => turns.next());
    const dated = await unlessAborted(signal, evaluating);
    if (dated === null || signal.aborted) return;
    this.#latest = dated;
    this.#decide(dated.evaluation.decision, dated.step);
    onEvaluation(dated);
  }

  async #evaluateNow(
    scope: EvaluationScope,
    signal: AbortSignal,
    turn: () => Promise<void>,
  ): Promise<DatedEvaluation | null> {
    const task = this.#task(scope, signal, turn);
    if (task === null) return null;
    const { step, judged, recipe, settings } = this.#ports.stepper;
    // Evaluate a copy of the network of this moment: training goes on while the untrained network is
    // evaluated first. Make an own loss: an export may outlive the run and the trainer's loss.
    const frozen = judged.freeze();
    const evaluated = createEvaluatedLoss(settings, recipe);
    try {
      const yardsticks = await this.#yardsticksOf(task);
      return { step, scope, evaluation: await evaluate(frozen, evaluated, yardsticks, task) };
    } finally {
      frozen.dispose();
      evaluated.loss.dispose();
    }
  }

  /** The pairs to evaluate on, and the pace; `null` while the data are missing. */
  #task(
    scope: EvaluationScope,
    signal: AbortSignal,
    turn: () => Promise<void>,
  ): EvaluationTask | null {
    const { stepper, dataset } = this.#ports;
    const pairs = this.#fixedPairs();
    if (pairs === null) return null;
    return { dataset, pairs, scope, turn, signal, chunkImages: stepper.batchSize };
  }

  /** The figures of the network before its first step, and of plain pixels; evaluated once. */
  async #yardsticksOf(task: EvaluationTask): Promise<Yardsticks> {
    const known = this.#yardsticks.get(task.scope);
    if (known !== undefined) return known;
    const { network, settings } = this.#ports.stepper;
    const { plan } = network;
    const untrained = SiameseNetwork.create(plan, initialParameters(plan, settings.seed));
    try {
      const yardsticks = {
        untrained: await evaluateRanking(untrained, task),
        pixels: await evaluatePixels(task),
      };
      this.#yardsticks.set(task.scope, yardsticks);
      return yardsticks;
    } finally {
      untrained.dispose();
    }
  }

  #fixedPairs(): FixedPairs | null {
    const { dataset, stepper } = this.#ports;
    this.#pairs ??= drawFixedPairs(dataset, stepper.settings);
    return this.#pairs;
  }
}
