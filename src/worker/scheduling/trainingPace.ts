/** Decides how training shares the machine with the work beside it. */

export interface TrainingPace {
  /** Steps whose losses may be unread; with more than two, every read would wait for all of them. */
  readonly stepsInFlight: number;
  /** Work beside training takes at most this share of the time of the steps. */
  readonly turnShare: number;
  /** Milliseconds from one batch of events to the next, at least. */
  readonly eventIntervalMs: number;
}

/**
 * On a graphics card or a processor that only training uses: while the loss of one step is read, the
 * next step waits in the queue already.
 */
const alone: TrainingPace = { stepsInFlight: 2, turnShare: 0.1, eventIntervalMs: 100 };

/**
 * On a software renderer, which uses the page's own cores. A second step would only delay the page and
 * the comparisons. Each frame of the page waits in one queue with the steps, so events come less
 * often, and less work is done beside the steps.
 */
const shared: TrainingPace = { stepsInFlight: 1, turnShare: 0.06, eventIntervalMs: 400 };

/** The pace on a backend. */
export function trainingPaceOn({ isSoftware }: { readonly isSoftware: boolean }): TrainingPace {
  return isSoftware ? shared : alone;
}
