/**
 * Owns one network's life: ready, training, paused, finished. Between two steps the loop lets the
 * worker's other calls through, so pause, compare and live settings wait for one step at most.
 */

import type { PictureName } from '../../protocol/pictures.ts';
import type { RunActivity, RunStatus } from '../../protocol/run.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { LiveSettings } from '../../settings/settings.ts';
import { prepare } from './preparation.ts';
import { assembleRun, type RunParts, type RunPorts } from './runParts.ts';

export class Run {
  readonly id: number;
  readonly #ports: RunPorts;
  /** The parts that the answers use. */
  readonly parts: RunParts;
  #state: RunStatus['state'];
  #activity: RunActivity = null;
  #isStopping = false;
  /** Settles when the loss of the newest step has been reported. */
  #reported: Promise<void> = Promise.resolve();

  constructor(snapshot: RunSnapshot, ports: RunPorts) {
    this.id = snapshot.runId;
    this.#ports = ports;
    this.parts = assembleRun(snapshot, ports, {
      checkpoint: () => this.#checkpoint(),
      onFigures: () => this.#onFigures(),
      onFirstSight: () => this.#onFirstSight(),
      refreshComparison: () => this.#refreshComparison(),
    });
    this.#state = this.parts.stepper.restingState;
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

  /**
   * Ends work under way, then starts or resumes training; a finished run gets as many steps again.
   * @param stopAt pauses after this step, if the run is before it and its planned end is later
   */
  async train(stopAt?: number): Promise<void> {
    if (this.#state === 'training') return;
    await this.stop();
    this.parts.stepper.extendIfDone();
    this.parts.stepper.pauseAfter(stopAt);
    this.parts.turns.isTraining = true;
    this.#setState('training', null);
    this.parts.background.add(this.#loop());
    this.parts.background.add(this.parts.evaluator.followTraining());
  }

  /** Ends training after the step under way, and evaluates the network at rest. */
  pause(): void {
    if (this.#state !== 'training') return;
    this.#rest();
    this.settle();
  }

  /** Ends work under way, then starts one step; `taken` resolves when the step is done or stopped. */
  async startStep(): Promise<{ readonly taken: Promise<void> }> {
    await this.stop();
    this.parts.stepper.extendIfDone();
    const taken = this.#takeOneStep();
    // The caller, who awaits `taken`, handles the error.
    this.parts.background.add(taken.catch(() => {}));
    return { taken };
  }

  /** Ends training and evaluation; resolves when no work is under way. */
  async stop(): Promise<void> {
    if (this.#state === 'training') this.#rest();
    this.parts.evaluator.stop();
    this.parts.pictures.stop();
    this.#isStopping = true;
    this.parts.images.lookAgain();
    try {
      // The end of work may begin other work, such as a copy of the network for the page.
      await this.parts.background.ended();
    } finally {
      this.#isStopping = false;
    }
    // This also sends the last losses; perhaps no later event sends them.
    this.#setState(this.#state, null);
  }

  /**
   * Makes the pictures of a run at rest. After the first step, also copies the network for a crash and
   * evaluates it; before it, prepares.
   */
  settle(): void {
    const isAtRest = this.#state !== 'training' && this.#activity !== 'waiting-for-data';
    if (!isAtRest || this.#isStopping) return;
    const { background, pictures, evaluator, stepper, checkpoints } = this.parts;
    background.add(pictures.makeAll());
    if (stepper.step === 0) {
      background.add(prepare(evaluator, stepper, this.#ports));
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

  /** Resolves when work beside training may begin; urgent work comes first. */
  turn(isUrgent: boolean): Promise<void> {
    const { turns } = this.parts;
    return isUrgent || turns.isHeldUp ? turns.nextUrgent() : turns.next();
  }

  /** From now on, makes numbers for these pictures only. */
  watchPictures(wanted: readonly PictureName[]): void {
    this.parts.pictures.wanted = wanted;
    this.#makePicturesAtRest();
  }

  /** Ends work under way, runs `work` with the network at rest, and settles again. */
  async atRest<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.stop();
    return work().finally(() => this.settle());
  }

  /** At rest, makes every stale picture; during training, does nothing. */
  async finishPictures(): Promise<void> {
    if (this.#state !== 'training' && !this.#isStopping) await this.parts.pictures.makeAll();
  }

  /** To be called when images have arrived or failed. */
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

  /** Sends a copy of the run to the page now, if it has taken a step. */
  async sendCopy(): Promise<void> {
    if (this.parts.stepper.step > 0) await this.parts.checkpoints.take();
  }

  /** To be called after `stop`; work that has begun since then ends by itself. */
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
    while (this.#state === 'training' && !this.parts.stepper.isAtEnd) {
      if (!(await this.#dataIsHere())) break;
      this.#reported = this.#launchStep();
      unread.push(this.#reported);
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
    // The last evaluation takes a while: a page that is closed meanwhile, or right after it, loses no step.
    this.parts.background.add(this.parts.checkpoints.take());
    await this.#evaluateAtRest();
    // A pause during the last evaluation has finished the run already.
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
    // Do not report the steps after a diverged one: the network has been restored by then.
    if (reason === null || turnBacks !== this.parts.health.turnBacks) return;
    const restoredStep = this.parts.health.turnBack();
    this.#ports.stream.add({ kind: 'diverged', runId: this.id, step, restoredStep, reason });
    // Also after a pause in the meantime: the network under evaluation is gone.
    if (!isSingle) {
      this.#rest();
      this.settle();
    }
    // Compare here: a network back at step 0 gets no evaluation, which would compare the drawings.
    this.#refreshComparison();
  }

  /**
   * The run as it is, once the losses up to there have been reported: what is kept has no gap. `null`
   * before the first step, and for weights that are about to diverge.
   */
  async #checkpoint(): Promise<RunSnapshot | null> {
    const { turnBacks } = this.parts.health;
    const copy = await this.snapshot();
    await this.#reported;
    if (turnBacks !== this.parts.health.turnBacks) return this.#checkpoint();
    return copy.step > 0 && copy.trainer?.parameters.every(Number.isFinite) ? copy : null;
  }

  #refreshComparison(): void {
    this.parts.background.add(
      this.parts.watch.refresh((comparison) => {
        this.#ports.stream.add({ kind: 'comparison', runId: this.id, comparison });
        // At rest, perhaps no later event sends it.
        if (this.#state !== 'training') this.#ports.stream.flush();
      }),
    );
  }

  #onFigures(): void {
    if (this.#state !== 'training') {
      // A new calibration gives the drawings a new similarity.
      this.#refreshComparison();
    }
    this.#ports.stream.flushIfDue();
  }

  /** Sends the warning with the status; the drawings have lost their threshold. */
  #onFirstSight(): void {
    this.#setState(this.#state, this.#activity);
    this.#refreshComparison();
  }

  async #evaluateAtRest(): Promise<void> {
    this.#setState(this.#state, 'evaluating');
    if (await this.parts.evaluator.evaluateAtRest()) this.#setState(this.#state, null);
  }

  async #takeOneStep(): Promise<void> {
    if (!(await this.#dataIsHere())) return;
    this.#reported = this.#launchStep();
    await this.#reported;
    this.#rest();
    this.settle();
  }

  /** Waits for the images of the next step; false if the run is paused or stopped meanwhile. */
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

  #rest(): void {
    this.parts.evaluator.stop();
    this.parts.turns.isTraining = false;
    this.#setState(this.parts.stepper.restingState, null);
  }

  #setState(state: RunStatus['state'], activity: RunActivity): void {
    this.#state = state;
    this.#activity = activity;
    this.#ports.stream.setStatus(this.status);
    this.#ports.stream.flush();
  }
}
