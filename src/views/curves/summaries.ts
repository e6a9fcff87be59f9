/** Puts what the curves show into one sentence per picture. */
import {
  capitalised,
  differentOnes,
  imagesOfKind,
  type Nouns,
} from '../../settings/facts/nouns.ts';
import type { Curve } from '../../store/curves/runRecord.ts';
import {
  formatCount,
  formatDistance,
  formatLikelihood,
  formatLoss,
  formatShare,
  formatSigned,
  formatSteps,
} from '../format.ts';
import type { StepRange } from './view.ts';

/** Describes the shown part of the lines of a figure, in their order. At least one line has points. */
export type Summary = (lines: readonly Curve[], range: StepRange | null, nouns: Nouns) => string;

type Format = (value: number) => string;

const signed: Format = (value) => formatSigned(value, 2);

export const lossSummary: Summary = ([training = [], validation = []], range) =>
  training.length === 0
    ? sentence('Validation loss', validation, range, formatLoss)
    : sentence('Loss', training, range, formatLoss, newest('validation', validation, formatLoss));

export const accuracySummary: Summary = ([accuracy = []], range) =>
  sentence('Pair accuracy', accuracy, range, (value) => formatShare(value));

export const distanceSummary: Summary = ([same = [], different = []], range, nouns) => {
  const when = range === null ? '' : ` ${span(same, range)}`;
  return `${capitalised(imagesOfKind('same', nouns))} went ${fromTo(same)} apart, ${differentOnes(nouns)} ${fromTo(different)}${when}.`;
};

export const similaritySummary: Summary = ([similarity = []], range) =>
  sentence('Your pair’s similarity', similarity, range, formatLikelihood);

export const sphereSummary: Summary = ([alignment = [], uniformity = []], range) =>
  sentence('Alignment', alignment, range, signed, newest('uniformity', uniformity, signed));

export const rankSummary: Summary = ([rank = []], range) =>
  sentence('Effective rank', rank, range, (value) => value.toFixed(1));

interface OverlaidFigure {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly isOverlaid?: boolean }[];
}

/** “ Overlaid: the validation loss of 3 other runs.”; empty without other runs. */
export function overlaySummary({ title, lines }: OverlaidFigure, runCount: number): string {
  if (runCount === 0) return '';
  const runs = runCount === 1 ? '1 other run' : `${runCount} other runs`;
  const overlaid = lines.filter(({ isOverlaid }) => isOverlaid === true).map(({ name }) => name);
  return overlaid.length === lines.length
    ? ` Overlaid: ${runs}.`
    : ` Overlaid: the ${overlaid.join(' and ')} ${title.toLowerCase()} of ${runs}.`;
}

/** “Loss fell from 0.550 to 0.041 in 1,240 steps; validation 0.052.” */
function sentence(
  what: string,
  curve: Curve,
  range: StepRange | null,
  format: Format,
  more = '',
): string {
  return `${what} ${change(curve, format)} ${span(curve, range)}${more}.`;
}

const newest = (what: string, curve: Curve, format: Format): string => {
  const last = curve.at(-1);
  return last === undefined ? '' : `; ${what} ${format(last.value)}`;
};

const fromTo = (curve: Curve): string =>
  `from ${formatDistance(curve[0]?.value ?? 0)} to ${formatDistance(curve.at(-1)?.value ?? 0)}`;

/** The change of a curve from its first to its last point. */
function change(curve: Curve, format: Format): string {
  const first = curve[0]?.value ?? 0;
  const last = curve.at(-1)?.value ?? 0;
  const [from, to] = [format(first), format(last)];
  if (curve.length === 1) return `was ${to}`;
  if (!Number.isFinite(last)) return `went from ${from} beyond all numbers`;
  return from === to
    ? `stayed at ${to}`
    : `${last < first ? 'fell' : 'rose'} from ${from} to ${to}`;
}

/**
 * The steps that a curve covers. If the whole run is shown and the curve starts in its first twentieth,
 * the start is not mentioned.
 */
function span(curve: Curve, range: StepRange | null): string {
  const first = curve[0]?.step ?? 0;
  const last = curve.at(-1)?.step ?? 0;
  if (first === last) return `after ${formatSteps(last)}`;
  return range === null && first < last / 20
    ? `in ${formatSteps(last)}`
    : `between steps ${formatCount(first)} and ${formatCount(last)}`;
}
