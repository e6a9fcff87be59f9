/**
 * Gives the page signs of life of this worker: answers its pings, and says a word now and then in the
 * middle of long work, when no ping can be read. Knows no session.
 */
import type { Beat } from '../../protocol/heartbeat.ts';

/** The part of a worker's own scope that this needs. */
interface Scope {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  postMessage(message: unknown): void;
}

/** Between two signs of life in the middle of work lies at least this time. */
const leastMs = 500;

/**
 * Answers the page's pings from now on.
 * @param scope the worker's own scope
 * @param now a clock in milliseconds
 * @returns a function to be called often in long work, such as before each operation of a network
 */
export function answerPings(scope: Scope, now: () => number): () => void {
  let saidAtMs = now();
  const beat: Beat = { heartbeat: 'beat' };
  const say = (): void => {
    saidAtMs = now();
    scope.postMessage(beat);
  };
  scope.addEventListener('message', ({ data }) => {
    if (data?.heartbeat === 'ping') say();
  });
  return () => {
    if (now() - saidAtMs >= leastMs) say();
  };
}
