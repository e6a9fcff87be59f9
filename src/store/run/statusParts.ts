/** What stays the same from one status of a run to the next. */
import type { RunStatus } from '../../protocol/run.ts';

/**
 * The status with the parts of the one before wherever they are equal: each arrives as a copy, and what
 * reads a part would otherwise take every copy for a change.
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
