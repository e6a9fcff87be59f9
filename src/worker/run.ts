/**
 * One network's life: ready, training, paused, finished. Between two steps the loop lets the worker's
 * other calls through, so that pause, compare and live settings are served within a step.
 */
import type { Dataset } from '../data/dataset.ts';
import type { LiveSettings } from '../settings/settings.ts';
import type { Comparison, DigitPair, InsideStepOfRun, RunActivity, RunStatus } from './api.ts';
import { BackgroundWork } from './backgroundWork.ts';
import { Checkpoints } from './checkpoints.ts';
import type { EventStream } from './eventStream.ts';
import { inspectNextStep } from './inspection.ts';
import { Judge, type Judgement } from './judge.ts';
import { PairWatch } from './pairWatch.ts';
import { prepare } from './preparation.ts';
import { RunClock } from './runClock.ts';
import { RunHealth } from './runHealth.ts';
import type { RunSnapshot } from './runSnapshot.ts';
import { Stepper } from './stepper.ts';
import { Turns, yieldToQueue } from './turns.ts';

/** Steps whose losses may be unread: more would make every read wait for all of them. */
const stepsInFlight = 2;
/** A chunk of an evaluation costs at most a third of a step: one in four steps is under a tenth. */
const stepsPerTurn = 4;

/** What a run needs from its surroundings. */
export interface RunPorts {
  readonly dataset: Dataset;
  readonly stream: EventStream;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export class Run {
  readonly id: number;
  readonly #ports: RunPorts;
  readonly #stepper: Stepper;
  readonly #judge: Judge;
  readonly #watch: PairWatch;
  readonly #health: RunHealth;
  readonly #checkpoints: Checkpoints;
  readonly #turns = new Turns();
  readonly #background = new BackgroundWork();
  readonly #clock: RunClock;
  #state: RunStatus['state'];
  #activity: RunActivity = null;
  #onData: (() => void) | null = null;
  #isStopping = false;

  constructor(snapshot: RunSnapshot, ports: RunPorts) {
    this.id = snapshot.runId;
    this.#ports = ports;
    this.#clock = new RunClock(ports.now, snapshot.elapsedMs);
    const stepper = new Stepper(snapshot, ports.dataset);
    this.#stepper = stepper;
    const onJudgement = (judgement: Judgement): void => this.#onJudgement(judgement);
    this.#judge = new Judge(
      { ...ports, stepper, turns: this.#turns, onJudgement },
      snapshot.decision,
    );
    this.#health = new RunHealth(stepper, this.#judge);
    this.#checkpoints = new Checkpoints({ ...ports, snapshot: () => this.snapshot() });
    this.#watch = new PairWatch({
      runId: this.id,
      network: stepper.network,
      step: () => stepper.step,
      decision: () => this.#judge.decision,
      now: ports.now,
    });
    this.#state = this.#restingState();
  }

  get status(): RunStatus {
    return {
      runId: this.id,
      state: this.#state,
      activity: this.#activity,
      elapsedMs: this.#clock.elapsedMs,
      stepMs: this.#clock.stepMs,
      warning: this.#health.warning,
      ...this.#stepper.status,
    };
  }

  get stepper(): Stepper {
    return this.#stepper;
  }

  get judge(): Judge {
    return this.#judge;
  }

  /** Starts or resumes, once what is under way has ended; after the end, plans as many steps again. */
  async train(): Promise<void> {
    if (this.#state === 'training') return;
    await this.stop();
    this.#stepper.extendIfDone();
    this.#turns.isTraining = true;
    this.#setState('training', null);
    this.#background.add(this.#loop());
    this.#background.add(this.#judge.followTraining());
  }

  /** Ends training after the step that is under way, and judges the network at rest. */
  pause(): void {
    if (this.#state !== 'training') return;
    this.#rest();
    this.settle();
  }

  /** Starts one step, once what is under way has ended; `taken` resolves when it is done or stopped. */
  async startStep(): Promise<{ readonly taken: Promise<void> }> {
    await this.stop();
    this.#stepper.extendIfDone();
    const taken = this.#takeOneStep();
    // Whoever awaits `taken` learns of its failure.
    this.#background.add(taken.catch(() => {}));
    return { taken };
  }

  /** Ends training and measuring; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    if (this.#state === 'training') this.#rest();
    this.#judge.stop();
    this.#isStopping = true;
    this.#onData?.();
    try {
      // What ends may begin something last: a copy of the network for the page.
      await this.#background.ended();
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
    if (this.#stepper.step === 0) {
      this.#background.add(prepare(this.#judge, this.#stepper, this.#ports.dataset));
      return;
    }
    this.#background.add(this.#checkpoints.take());
    if (this.#judge.canJudge) this.#background.add(this.#judgeAtRest());
  }

  setLive(settings: LiveSettings): void {
    this.#stepper.setLive(settings, this.#state !== 'finished');
    this.#setState(this.#state, this.#activity);
  }

  compare(pair: DigitPair): Promise<Comparison> {
    return this.#watch.compare(pair);
  }

  /**
   * Looks inside the next step, at rest.
   * @throws Error while the step's images have not arrived
   */
  async inspectStep(pair: number): Promise<InsideStepOfRun> {
    await this.stop();
    const inside = await inspectNextStep(this.#stepper, pair).finally(() => this.settle());
    return { runId: this.id, step: this.#stepper.step, ...inside };
  }

  /** To be called when images have arrived or been given up. */
  dataChanged(): void {
    this.#onData?.();
  }

  snapshot(): Promise<RunSnapshot> {
    return this.#stepper.snapshot({
      runId: this.id,
      elapsedMs: this.#clock.elapsedMs,
      decision: this.#judge.decision,
    });
  }

  /** To be called after `stop`; what may have begun since ends by itself. */
  dispose(): void {
    this.#judge.stop();
    this.#stepper.dispose();
  }

  async #loop(): Promise<void> {
    const unread: Promise<void>[] = [];
    this.#clock.start();
    while (this.#state === 'training' && !this.#stepper.isDone) {
      if (!(await this.#dataIsHere())) break;
      unread.push(this.#launchStep());
      if (unread.length >= stepsInFlight) await unread.shift();
      this.#clock.countStep();
      if (this.#stepper.step % stepsPerTurn === 0) this.#turns.give();
      this.#health.stepTaken();
      if (this.#watch.isDue) this.#refreshComparison();
      if (this.#checkpoints.isDue) this.#background.add(this.#checkpoints.take());
      this.#ports.stream.flushIfDue();
      await yieldToQueue();
    }
    await Promise.all(unread);
    if (this.#state === 'training') await this.#finish();
  }

  async #finish(): Promise<void> {
    this.#judge.stop();
    this.#turns.isTraining = false;
    await this.#judgeAtRest();
    // Pausing while the last figures were measured has finished the run already.
    if (this.#state === 'training') this.#rest();
    this.#refreshComparison();
    this.#background.add(this.#checkpoints.take());
  }

  async #launchStep(): Promise<void> {
    const { step } = this.#stepper;
    const isSingle = this.#state !== 'training';
    const loss = await this.#stepper.launchStep();
    this.#ports.stream.addLoss(this.id, step, loss);
    this.#ports.stream.setStatus(this.status);
    const reason = this.#health.addLoss(loss);
    // Of the steps in flight behind one that diverged, none is told: training has stopped by then.
    if (reason === null || !(isSingle || this.#state === 'training')) return;
    const restoredStep = this.#health.turnBack();
    this.#ports.stream.add({ kind: 'diverged', runId: this.id, step, restoredStep, reason });
    this.pause();
    // At the start nothing is judged, which would compare the drawings anew.
    this.#refreshComparison();
  }

  #refreshComparison(): void {
    this.#background.add(
      this.#watch.refresh((comparison) => {
        this.#ports.stream.add({ kind: 'comparison', runId: this.id, comparison });
        // At rest, nothing else may come to send it.
        if (this.#state !== 'training') this.#ports.stream.flush();
      }),
    );
  }

  #onJudgement(judgement: Judgement): void {
    this.#ports.stream.add({ kind: 'evaluation', runId: this.id, ...judgement });
    if (this.#state !== 'training') {
      // The calibration is new, so the similarity of the drawings is.
      this.#refreshComparison();
    }
    this.#ports.stream.flushIfDue();
  }

  async #judgeAtRest(): Promise<void> {
    this.#setState(this.#state, 'measuring');
    if (await this.#judge.judgeAtRest()) this.#setState(this.#state, null);
  }

  async #takeOneStep(): Promise<void> {
    if (!(await this.#dataIsHere())) return;
    await this.#launchStep();
    this.#rest();
    this.settle();
  }

  /** Waits for the images of the next step; false when the run is paused or stopped meanwhile. */
  async #dataIsHere(): Promise<boolean> {
    if (this.#stepper.isReady) return true;
    const state = this.#state;
    const isWanted = (): boolean => this.#state === state && !this.#isStopping;
    this.#setState(state, 'waiting-for-data');
    while (!this.#stepper.isReady && isWanted()) {
      await new Promise<void>((resolve) => {
        this.#onData = resolve;
      });
    }
    this.#onData = null;
    this.#clock.start();
    if (!isWanted()) return false;
    this.#setState(state, null);
    return true;
  }

  #restingState(): RunStatus['state'] {
    if (this.#stepper.step === 0) return 'ready';
    return this.#stepper.isDone ? 'finished' : 'paused';
  }

  #rest(): void {
    this.#judge.stop();
    this.#turns.isTraining = false;
    this.#setState(this.#restingState(), null);
  }

  #setState(state: RunStatus['state'], activity: RunActivity): void {
    this.#state = state;
    this.#activity = activity;
    this.#ports.stream.setStatus(this.status);
    this.#ports.stream.flush();
  }
}
