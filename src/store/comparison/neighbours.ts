/** Derives from the nearest test digits what a drawing looks like: their vote, and whether it is unlike. */
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { PlaygroundState } from '../core/state.ts';
import { type PadName, padNames } from '../pads/pad.ts';

/** The class of most of the nearest digits. */
export interface Vote {
  readonly className: string;
  readonly votes: number;
  readonly voters: number;
}

/** The class with the most votes; in a tie, the class that comes first. `null` without digits. */
export function voteOf(nearest: readonly { readonly className: string }[]): Vote | null {
  const votes = new Map<string, number>();
  for (const { className } of nearest) votes.set(className, (votes.get(className) ?? 0) + 1);
  const [first] = [...votes].sort(([, some], [, more]) => more - some);
  return first === undefined
    ? null
    : { className: first[0], votes: first[1], voters: nearest.length };
}

/** A vote in words: “4 of 5 say 3”. */
export function voteWords({ className, votes, voters }: Vote): string {
  return `${votes} of ${voters} say ${className}`;
}

type WithRun = Pick<PlaygroundState, 'run'>;

/** The digits around the drawings; `null` for an untrained network, whose neighbours mean nothing. */
export function neighboursOf({ run }: WithRun): Comparison['neighbours'] {
  const { comparison, status } = run;
  return status === null || status.step === 0 ? null : (comparison?.neighbours ?? null);
}

/** The pads whose drawing is unlike any digit. A text, so that two equal results compare as equal. */
export function unlikePads(state: WithRun): string {
  const neighbours = neighboursOf(state);
  return padNames.filter((name) => neighbours?.[name]?.isUnlike === true).join(' ');
}

/** The other one of the two pads. */
export function otherPad(name: PadName): PadName {
  return name === 'a' ? 'b' : 'a';
}

export type { NearDigit, Neighbourhood, Neighbours } from '../../protocol/answers/comparison.ts';
