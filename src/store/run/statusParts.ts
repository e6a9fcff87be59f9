/** Keeps the equal parts of a run's status the same objects from one status to the next. */
import type { RunStatus } from '../../protocol/run.ts';

/**
 * Replaces each part of a status by the equal part of the earlier status. Parts arrive as copies, and a
 * reader would otherwise take every copy for a change.
 */
export function withKnownParts(status: RunStatus, before: RunStatus | null): RunStatus {
  if (before === null) return status;
  const known = <Part>(part: Part, knownPart: Part): Part =>
    JSON.stringify(part) === JSON.stringify(knownPart) ? knownPart : part;
  return {
    ...status,
    settings: known(status.settings, before.settings),
    layers: known(status.layers, before.layers),
    warning: known(status.warning, before.warning),
  };
}
