import { describe, expect, it } from 'vitest';
import { TurnSchedule } from '../../../../src/worker/scheduling/turnSchedule.ts';

interface Machine {
  readonly stepMs: number;
  /** The work of each piece of a look. */
  readonly pieceMs: number;
  /** The work of a turn of something else. */
  readonly otherMs: number;
  /** A comparison for somebody who draws, after every step; nothing else gets a turn then. */
  readonly drawnMs?: number;
  /** Makes everything take longer for a while. */
  readonly stallAt?: (step: number) => number;
  /** A look counts the time of steps under way as its own, as on a graphics card. */
  readonly countsSteps?: boolean;
}

const piecesOfLook = 8;
const quiet: Machine = { stepMs: 8, pieceMs: 1.5, otherMs: 3 };

/** Trains as the worker does; tells the steps at which looks began and ended, and what took how long. */
class Training {
  readonly begun: number[] = [];
  readonly ended: number[] = [];
  others = 0;
  stepsMs = 0;
  turnsMs = 0;
  #ms = 0;
  #step = 0;
  #pieces = 0;
  readonly schedule: TurnSchedule;

  /** @param mostStepsPerLook as for 120 images in a batch */
  constructor(step = 0, mostStepsPerLook = 1.95) {
    this.#step = step;
    this.schedule = new TurnSchedule(() => this.#ms, 0.1, mostStepsPerLook);
  }

  train(steps: number, machine: Machine): this {
    for (let count = 0; count < steps; count++) this.#takeStep(machine);
    return this;
  }

  pause(ms: number): void {
    this.#ms += ms;
    this.schedule.restart();
  }

  turnBackTo(step: number): void {
    this.#step = step;
  }

  /** The share of the steps' time that turns took. */
  get share(): number {
    return this.turnsMs / this.stepsMs;
  }

  #takeStep({ stepMs, pieceMs, otherMs, drawnMs, stallAt, countsSteps }: Machine): void {
    this.#step++;
    const slowness = stallAt?.(this.#step) ?? 1;
    const worked = (ms: number): number => {
      this.#ms += ms * slowness;
      return ms * slowness;
    };
    this.stepsMs += worked(stepMs + (drawnMs ?? 0));
    this.schedule.stepTaken(this.#step);
    if (this.schedule.isLookTurn) {
      this.schedule.lookTurnTaken();
      if (this.#pieces === 0) this.begun.push(this.#step);
      const tookMs = worked(pieceMs);
      this.turnsMs += tookMs;
      this.schedule.lookPieceTook(tookMs + (countsSteps === true ? stepMs : 0));
      this.#pieces = (this.#pieces + 1) % piecesOfLook;
      if (this.#pieces > 0) return;
      this.ended.push(this.#step);
      this.schedule.lookEnded(true);
    } else if (drawnMs === undefined && this.schedule.isOtherTurn(true)) {
      this.schedule.otherTurnTaken();
      this.others++;
      this.turnsMs += worked(otherMs);
    }
  }
}

describe('the schedule of turns', () => {
  const busy = { stepMs: 24, pieceMs: 4.5, otherMs: 9 };
  it.each([
    ['on a quiet machine', quiet],
    ['on a busy one', busy],
    ['while somebody draws', { ...quiet, drawnMs: 2 }],
    ['on a busy one while somebody draws', { ...busy, drawnMs: 6 }],
    ['on a machine that stalls', { ...quiet, stallAt: (step: number) => (step % 7 === 3 ? 6 : 1) }],
    [
      'while the code is cold',
      { ...quiet, stallAt: (step: number) => (step < 18 ? 1 + 60 / step : 1) },
    ],
    ['on a machine that is busy whenever there is a look', { ...quiet, pieceMs: 6 }],
    ['where looks count the steps under way', { ...quiet, countsSteps: true }],
  ])('shows ten looks and more in 200 steps, the first within 20, %s', (_, machine) => {
    const { ended } = new Training().train(200, machine);
    expect(ended.length).toBeGreaterThanOrEqual(10);
    expect(ended[0]).toBeLessThanOrEqual(20);
  });

  it.each([
    ['on a quiet machine', quiet],
    ['on a busy one', busy],
    ['while somebody draws', { ...quiet, drawnMs: 2 }],
    ['with dear other work', { ...quiet, otherMs: 40 }],
    ['with looks of ten steps', { ...quiet, pieceMs: 10 }, 12],
  ])(
    'keeps all turns to a tenth of the time of 400 steps %s',
    (_, machine, stepsPerLook = 1.95) => {
      const training = new Training(0, stepsPerLook).train(400, machine);
      expect(training.share).toBeLessThanOrEqual(0.1);
      expect(training.share).toBeGreaterThan(0.04);
    },
  );

  it.each([1, 3, 8, 20])('uses the tenth in a long run, with other work of %i ms', (otherMs) => {
    const training = new Training().train(2_000, { ...quiet, otherMs });
    expect(training.share).toBeLessThanOrEqual(0.101);
    // Cheap work gets a turn every third step at most.
    expect(training.share).toBeGreaterThan(otherMs === 1 ? 0.05 : 0.08);
  });

  it('lets looks get rarer, and gives the others more', () => {
    const training = new Training().train(200, quiet);
    const early = { looks: training.ended.length, others: training.others };
    training.train(1_800, quiet);
    const gaps = training.begun.map((step, at) => step - (training.begun[at - 1] ?? 0));
    expect(Math.max(...gaps.slice(1, 9))).toBeLessThanOrEqual(24);
    expect(gaps.at(-1)).toBe(100);
    expect(training.ended.length).toBeLessThan(5 * early.looks);
    expect(training.others / 10).toBeGreaterThan(3 * early.others);
  });

  it('leaves half of the share to the others later on, however dear looks are', () => {
    const training = new Training(0, 12).train(1_000, { ...quiet, pieceMs: 12 });
    const before = { looks: training.ended.length, others: training.others };
    training.train(4_000, { ...quiet, pieceMs: 12 });
    const looksMs = (training.ended.length - before.looks) * piecesOfLook * 12;
    expect(looksMs).toBeLessThan(0.055 * 4_000 * 8);
    expect((training.others - before.others) * quiet.otherMs).toBeGreaterThan(0.04 * 4_000 * 8);
  });

  it('gives no turn of looks and no other one while time is saved up for a look', () => {
    const training = new Training();
    training.train(100, quiet);
    const { schedule } = training;
    expect(schedule.isOtherTurn(false) || !schedule.isOtherTurn(true)).toBe(true);
  });

  it('does not take a pause for a step', () => {
    const training = new Training().train(100, quiet);
    training.pause(60_000);
    const { others } = training;
    const { length } = training.ended;
    training.train(100, quiet);
    expect(training.share).toBeLessThanOrEqual(0.101);
    expect(training.ended.length - length).toBeLessThanOrEqual(6);
    expect(training.others - others).toBeLessThanOrEqual(10);
  });

  it('looks soon after a run that was carried on, and after one that was turned back', () => {
    const training = new Training(1_500).train(20, quiet);
    expect(training.ended).toHaveLength(1);
    training.train(300, quiet);
    training.turnBackTo(1_400);
    const { length } = training.ended;
    training.train(24, quiet);
    expect(training.ended.length).toBe(length + 1);
  });

  it('does not count a look that was stopped halfway', () => {
    const schedule = new TurnSchedule(() => 0, 0.1, 2);
    for (let step = 1; step <= 8; step++) schedule.stepTaken(step);
    expect(schedule.isLookTurn).toBe(true);
    schedule.lookTurnTaken();
    schedule.lookEnded(false);
    schedule.stepTaken(9);
    expect(schedule.isLookTurn).toBe(true);
  });
});
