/** Derives the verdict on the two drawings: the answer to the page's one question. */

import { areDigits } from '../../settings/datasets.ts';
import type { PlaygroundState } from '../core/state.ts';
import { type PadName, padNames } from '../pads/pad.ts';

export type Verdict = 'same' | 'different' | 'none';

type DrawnState = Pick<PlaygroundState, 'run' | 'pads' | 'dataset'>;

/** `same` from a calibrated similarity of ½ on; at ½, the distance is at the threshold. */
export function verdictOf(state: DrawnState): Verdict {
  const similarity = state.run.comparison?.similarity ?? null;
  if (similarity === null || missingForVerdict(state) !== null) return 'none';
  return similarity >= 0.5 ? 'same' : 'different';
}

/** What is missing for a verdict, in words; `null` if nothing is missing. */
export function missingForVerdict({ run, pads, dataset }: DrawnState): string | null {
  const { comparison, status, figure } = run;
  const emptyPads = padNames.filter((name) => pads[name].digit === null);
  const isUntrained = status === null || status.step === 0;
  const what = areDigits(dataset) ? ' a digit' : '';
  if (emptyPads.length > 0)
    return isUntrained ? `Press Train, and draw${what} on each pad.` : invite(emptyPads, what);
  if (isUntrained) return 'Nothing has been learnt yet: press Train.';
  if (comparison !== null && comparison.similarity !== null) {
    return Number.isNaN(comparison.similarity) ? 'These drawings overflow the network.' : null;
  }
  // Where nothing is told apart, there is no threshold to be found.
  const isHopeless = status.warning === 'collapsed' || status.warning === 'overflowing';
  const hasNone = figure !== null && !figure.hasDecision;
  return isHopeless || hasNone ? 'The network tells nothing apart yet.' : 'Finding the threshold …';
}

function invite([first, second]: readonly PadName[], what: string): string {
  if (second !== undefined) return `Draw${what} on each pad.`;
  return `Draw${what} on pad ${first === 'a' ? 'A' : 'B'} too.`;
}
