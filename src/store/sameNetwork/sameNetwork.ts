/** Owns the state of a network that the link names and the page trains anew, and what it comes to. */

import type { NetworkChecksum } from '../../protocol/answers/checksum.ts';
import type { BackendInfo } from '../../protocol/backend.ts';
import type { RunStatus } from '../../protocol/run.ts';
import { type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import { detours } from '../../settings/facts/detours.ts';
import { type LinkedNetwork, shortChecksum } from '../../settings/link/networkText.ts';
import { exactArithmeticVersion } from '../../settings/settings.ts';

/**
 * `waiting`: for the worker; `training`: up to the network's steps; `same`: the checksums agree;
 * `different`: they do not; `impossible`: this browser, or this choice of a backend, cannot be exact.
 */
export interface SameNetwork {
  readonly wanted: LinkedNetwork;
  readonly state: 'waiting' | 'training' | 'same' | 'different' | 'impossible';
  /** The run that trains it; `null` while waiting. */
  readonly runId: number | null;
  /** The first digits of the checksum that was found; `null` before. */
  readonly found: string | null;
  /**
   * How far its weights are from the link's, as a share of their length as a vector, estimated within a third;
   * `null` before, and where the link has no sketch.
   */
  readonly awayShare: number | null;
  /** Why it is not the same network, or cannot be: sentences. */
  readonly reasons: readonly string[];
}

/** A network that waits to be trained. */
export function waitingFor(wanted: LinkedNetwork): SameNetwork {
  return { wanted, state: 'waiting', runId: null, found: null, awayShare: null, reasons: [] };
}

/** Why no link can lead to the network of a run, as a sentence; `null` if one can. */
export function whyNoNetworkLink({
  run: { status: run },
  dataset,
}: {
  readonly run: { readonly status: RunStatus | null };
  readonly dataset: Pick<DatasetFacts, 'id' | 'title'>;
}): string | null {
  if (run === null || run.step === 0) return 'There is no trained network yet.';
  if (!run.settings.exactArithmetic) {
    return 'Only a run with exact arithmetic (an advanced setting) can be trained again to the bit.';
  }
  if (dataset.id !== defaultDataset.id) {
    return `No link carries the images of “${dataset.title}”: export the weights instead.`;
  }
  return run.detour === null ? null : detours[run.detour];
}

/** The step after which training is to pause; `undefined` where it goes on to the planned end. */
export function stopAtOf(same: SameNetwork | null): number | undefined {
  return same?.state === 'training' ? same.wanted.steps : undefined;
}

/**
 * What the checksum of the trained network says.
 * @param trained the network after the wanted steps
 */
export function judged(
  same: SameNetwork,
  trained: NetworkChecksum,
  run: RunStatus,
  backend: BackendInfo | null,
): SameNetwork {
  const found = shortChecksum(trained.sha256);
  const { checksum, sketch } = same.wanted;
  if (found === checksum) return { ...same, state: 'same', found };
  const awayShare = sketch === null ? null : awayShareOf(trained, sketch);
  return { ...same, state: 'different', found, awayShare, reasons: reasonsFor(same, run, backend) };
}

/** The distance that two sketches tell, as a share of the trained network's length; `null` if it has none. */
function awayShareOf(
  { sketch, length }: NetworkChecksum,
  wanted: readonly number[],
): number | null {
  const squares = sketch.map((sum, place) => (sum - (wanted[place] ?? 0)) ** 2);
  const distance = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  return length > 0 ? distance / length : null;
}

/** What may have made the difference; where nothing is known to, what a person can do. */
function reasonsFor(
  { wanted }: SameNetwork,
  { detour }: RunStatus,
  backend: BackendInfo | null,
): readonly string[] {
  const reasons = [
    ...(wanted.arithmetic === exactArithmeticVersion
      ? []
      : [
          `The link counts on version ${wanted.arithmetic} of exact arithmetic; this page has version ${exactArithmeticVersion}. A page of that version can train it.`,
        ]),
    ...(detour === null ? [] : [detours[detour]]),
    ...(backend?.whyNotExact ? [backend.whyNotExact] : []),
  ];
  if (reasons.length > 0) return reasons;
  return [
    'The arithmetic’s version is the link’s. Perhaps the link was changed, or it counts on other defaults or other images: ask for a new link, or for the weights as a file.',
  ];
}
