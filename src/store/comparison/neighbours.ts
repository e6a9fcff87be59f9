/** What the test digits around a drawing say of it. */
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { PlaygroundState } from '../core/state.ts';
import { type PadName, padNames } from '../pads/pad.ts';

/** What most of the nearest digits are. */
export interface Vote {
  readonly className: string;
  readonly votes: number;
  readonly voters: number;
}

/** The class that most of them have; of equal ones, the one that comes first. `null` without digits. */
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

type Judged = Pick<PlaygroundState, 'run'>;

/** The digits around the drawings; those of a network that has learnt nothing tell nothing. */
export function neighboursOf({ run }: Judged): Comparison['neighbours'] {
  const { comparison, status } = run;
  return status === null || status.step === 0 ? null : (comparison?.neighbours ?? null);
}

/** The pads whose drawing is unlike any digit, as a text: equal ones compare equal. */
export function unlikePads(state: Judged): string {
  const neighbours = neighboursOf(state);
  return padNames.filter((name) => neighbours?.[name]?.isUnlike === true).join(' ');
}

/** The pad beside a pad. */
export function otherPad(name: PadName): PadName {
  return name === 'a' ? 'b' : 'a';
}

export type { NearDigit, Neighbourhood, Neighbours } from '../../protocol/answers/comparison.ts';
