/** How training shares a machine with all that goes on beside it. */

export interface TrainingPace {
  /** Steps whose losses may be unread: more than two would make every read wait for all of them. */
  readonly stepsInFlight: number;
  /** What is computed beside training takes at most this share of the time of its steps. */
  readonly turnShare: number;
  /** Milliseconds from one batch of events to the next, at least. */
  readonly eventIntervalMs: number;
}

/**
 * A graphics card, or a processor of one's own, has the next step waiting while the last one's loss is
 * read.
 */
const alone: TrainingPace = { stepsInFlight: 2, turnShare: 0.1, eventIntervalMs: 100 };

/**
 * A software renderer has the page's own cores. A second step would only keep the page, and a
 * comparison, waiting; and each frame of the page waits in one queue with the steps, so that there had
 * better be few of them, and less done beside them.
 */
const shared: TrainingPace = { stepsInFlight: 1, turnShare: 0.06, eventIntervalMs: 400 };

/** The pace on a backend. */
export function trainingPaceOn({ isSoftware }: { readonly isSoftware: boolean }): TrainingPace {
  return isSoftware ? shared : alone;
}
