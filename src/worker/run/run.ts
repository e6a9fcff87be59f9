/**
 * One network's life: ready, training, paused, finished. Between two steps the loop lets the worker's
 * other calls through, so that pause, compare and live settings are served within a step.
 */

import type { PictureName } from '../../protocol/pictures.ts';
import type { RunActivity, RunStatus } from '../../protocol/run.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { LiveSettings } from '../../settings/settings.ts';
import type { DatedEvaluation } from './evaluator.ts';
import { prepare } from './preparation.ts';
import { assembleRun, type RunParts, type RunPorts } from './runParts.ts';

export class Run {
  readonly id: number;
  readonly #ports: RunPorts;
  /** What answers ask. */
  readonly parts: RunParts;
  #state: RunStatus['state'];
  #activity: RunActivity = null;
  #isStopping = false;

  constructor(snapshot: RunSnapshot, ports: RunPorts) {
    this.id = snapshot.runId;
    this.#ports = ports;
    this.parts = assembleRun(snapshot, ports, {
      snapshot: () => this.snapshot(),
      onEvaluation: (dated) => this.#onEvaluation(dated),
      refreshComparison: () => this.#refreshComparison(),
    });
    this.#state = this.#restingState();
  }

  get status(): RunStatus {
    return {
      runId: this.id,
      state: this.#state,
      activity: this.#activity,
      elapsedMs: this.parts.clock.elapsedMs,
      stepMs: this.parts.clock.stepMs,
      warning: this.parts.health.warning,
      ...this.parts.stepper.status,
    };
  }

  /** Starts or resumes, once what is under way has ended; after the end, plans as many steps again. */
  async train(): Promise<void> {
    if (this.#state === 'training') return;
    await this.stop();
    this.parts.stepper.extendIfDone();
    this.parts.turns.isTraining = true;
    this.#setState('training', null);
    this.parts.background.add(this.#loop());
    this.parts.background.add(this.parts.evaluator.followTraining());
  }

  /** Ends training after the step that is under way, and evaluates the network at rest. */
  pause(): void {
    if (this.#state !== 'training') return;
    this.#rest();
    this.settle();
  }

  /** Starts one step, once what is under way has ended; `taken` resolves when it is done or stopped. */
  async startStep(): Promise<{ readonly taken: Promise<void> }> {
    await this.stop();
    this.parts.stepper.extendIfDone();
    const taken = this.#takeOneStep();
    // Whoever awaits `taken` learns of its failure.
    this.parts.background.add(taken.catch(() => {}));
    return { taken };
  }

  /** Ends training and evaluating; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    if (this.#state === 'training') this.#rest();
    this.parts.evaluator.stop();
    this.parts.pictures.stop();
    this.#isStopping = true;
    this.parts.images.lookAgain();
    try {
      // What ends may begin something last: a copy of the network for the page.
      await this.parts.background.ended();
    } finally {
      this.#isStopping = false;
    }
    // The losses read last go out too: nothing else may come to send them.
    this.#setState(this.#state, null);
  }

  /** Copies the network for after a crash and measures it, if it is at rest and has learnt anything. */
  settle(): void {
    const isAtRest = this.#state !== 'training' && this.#activity !== 'waiting-for-data';
    if (!isAtRest || this.#isStopping) return;
    const { background, pictures, evaluator, stepper, checkpoints } = this.parts;
    background.add(pictures.makeAll());
    if (stepper.step === 0) {
      background.add(prepare(evaluator, stepper, this.#ports.dataset));
      return;
    }
    background.add(checkpoints.take());
    if (evaluator.canEvaluate) background.add(this.#evaluateAtRest());
  }

  setLive(settings: LiveSettings): void {
    this.parts.stepper.setLive(settings, this.#state !== 'finished');
    this.#setState(this.#state, this.#activity);
    this.#makePicturesAtRest();
  }

  /** Resolves when something may be computed beside training; what is urgent goes first. */
  turn(isUrgent: boolean): Promise<void> {
    const { turns } = this.parts;
    return isUrgent || turns.isHeldUp ? turns.nextUrgent() : turns.next();
  }

  /** Makes numbers for these pictures from now on, and for no others. */
  watchPictures(wanted: readonly PictureName[]): void {
    this.parts.pictures.wanted = wanted;
    this.#makePicturesAtRest();
  }

  /** Stops what is under way, does some work with the network at rest, and settles again. */
  async atRest<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.stop();
    return work().finally(() => this.settle());
  }

  /** At rest, makes all pictures that there are to make; while training, nothing. */
  async finishPictures(): Promise<void> {
    if (this.#state !== 'training' && !this.#isStopping) await this.parts.pictures.makeAll();
  }

  /** To be called when images have arrived or been given up. */
  dataChanged(): void {
    this.parts.images.lookAgain();
  }

  snapshot(): Promise<RunSnapshot> {
    return this.parts.stepper.snapshot({
      runId: this.id,
      elapsedMs: this.parts.clock.elapsedMs,
      decision: this.parts.evaluator.decision,
    });
  }

  /** To be called after `stop`; what may have begun since ends by itself. */
  dispose(): void {
    this.parts.evaluator.stop();
    this.parts.pictures.stop();
    this.parts.explainer.stop();
    this.parts.stepper.dispose();
  }

  async #loop(): Promise<void> {
    const unread: Promise<void>[] = [];
    this.parts.clock.start();
    this.parts.betweenSteps.restart();
    while (this.#state === 'training' && !this.parts.stepper.isDone) {
      if (!(await this.#dataIsHere())) break;
      unread.push(this.#launchStep());
      if (unread.length >= this.#ports.pace.stepsInFlight) await unread.shift();
      this.parts.clock.countStep();
      await this.parts.betweenSteps.tend();
    }
    await Promise.all(unread);
    if (this.#state === 'training') await this.#finish();
  }

  async #finish(): Promise<void> {
    this.parts.evaluator.stop();
    this.parts.turns.isTraining = false;
    await this.#evaluateAtRest();
    // Pausing while the last figures were measured has finished the run already.
    if (this.#state === 'training') this.#rest();
    this.#refreshComparison();
    this.parts.background.add(this.parts.checkpoints.take());
    this.#makePicturesAtRest();
  }

  async #launchStep(): Promise<void> {
    const { step } = this.parts.stepper;
    const isSingle = this.#state !== 'training';
    const { turnBacks } = this.parts.health;
    const loss = await this.parts.stepper.launchStep();
    this.#ports.stream.addLoss(this.id, step, loss);
    this.#ports.stream.setStatus(this.status);
    const reason = this.parts.health.addLoss(loss);
    // Of the steps behind one that diverged, none is told: the network is back by then.
    if (reason === null || turnBacks !== this.parts.health.turnBacks) return;
    const restoredStep = this.parts.health.turnBack();
    this.#ports.stream.add({ kind: 'diverged', runId: this.id, step, restoredStep, reason });
    // Also where somebody has paused meanwhile: what is being measured is gone.
    if (!isSingle) {
      this.#rest();
      this.settle();
    }
    // At the start nothing is evaluated, which would compare the drawings anew.
    this.#refreshComparison();
  }

  #refreshComparison(): void {
    this.parts.background.add(
      this.parts.watch.refresh((comparison) => {
        this.#ports.stream.add({ kind: 'comparison', runId: this.id, comparison });
        // At rest, nothing else may come to send it.
        if (this.#state !== 'training') this.#ports.stream.flush();
      }),
    );
  }

  #onEvaluation(dated: DatedEvaluation): void {
    this.#ports.stream.add({ kind: 'evaluation', runId: this.id, ...dated });
    if (this.#state !== 'training') {
      // The calibration is new, so the similarity of the drawings is.
      this.#refreshComparison();
    }
    this.#ports.stream.flushIfDue();
  }

  async #evaluateAtRest(): Promise<void> {
    this.#setState(this.#state, 'evaluating');
    if (await this.parts.evaluator.evaluateAtRest()) this.#setState(this.#state, null);
  }

  async #takeOneStep(): Promise<void> {
    if (!(await this.#dataIsHere())) return;
    await this.#launchStep();
    this.#rest();
    this.settle();
  }

  /** Waits for the images of the next step; false when the run is paused or stopped meanwhile. */
  async #dataIsHere(): Promise<boolean> {
    if (this.parts.stepper.isReady) return true;
    const state = this.#state;
    const isWanted = (): boolean => this.#state === state && !this.#isStopping;
    this.#setState(state, 'waiting-for-data');
    await this.parts.images.wait(isWanted);
    this.parts.clock.start();
    this.parts.betweenSteps.restart();
    if (!isWanted()) return false;
    this.#setState(state, null);
    return true;
  }

  #makePicturesAtRest(): void {
    if (this.#state === 'training' || this.#isStopping) return;
    this.parts.background.add(this.parts.pictures.makeAll());
  }

  #restingState(): RunStatus['state'] {
    if (this.parts.stepper.step === 0) return 'ready';
    return this.parts.stepper.isDone ? 'finished' : 'paused';
  }

  #rest(): void {
    this.parts.evaluator.stop();
    this.parts.turns.isTraining = false;
    this.#setState(this.#restingState(), null);
  }

  #setState(state: RunStatus['state'], activity: RunActivity): void {
    this.#state = state;
    this.#activity = activity;
    this.#ports.stream.setStatus(this.status);
    this.#ports.stream.flush();
  }
}
