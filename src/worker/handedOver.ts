/** Hands the networks of checkpoints over to the page, instead of copying them once more. */
import * as Comlink from 'comlink';
import type { WorkerEvent } from '../protocol/events.ts';

/** The same events; whoever sends a checkpoint does not use its network any more. */
export function handedOver(events: readonly WorkerEvent[]): readonly WorkerEvent[] {
  const trainers = events.flatMap((event) =>
    event.kind === 'begun' || event.kind === 'checkpoint' ? (event.snapshot.trainer ?? []) : [],
  );
  const vectors = trainers.flatMap(({ parameters, averaged, memory }) => [
    parameters,
    ...(averaged === undefined ? [] : [averaged]),
    ...memory,
  ]);
  return Comlink.transfer(
    events,
    vectors.map(({ buffer }) => buffer),
  );
}
