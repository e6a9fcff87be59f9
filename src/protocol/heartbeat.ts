/** Owns the words by which the page asks a worker for a sign of life, beside its calls. Types only. */

/** The page asks. */
export interface Ping {
  readonly heartbeat: 'ping';
}

/** The worker lives: it answers a ping, or is in the middle of long work. */
export interface Beat {
  readonly heartbeat: 'beat';
}
