/** Puts the figures of an evaluation into words and tables. Imports no React. */
import { type ClassFacts, type ClassNoun, classNameOf } from '../../settings/datasets.ts';
import { dataInWords, haveOneNoun, type Nouns, withArticle } from '../../settings/facts/nouns.ts';
import type { Evaluation, LatestEvaluation } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { capitalised, formatCount, formatDistance, formatShare } from '../format.ts';

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const listedAsChoice = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Of more classes than this, the number stands for the names. */
const mostNames = 6;

/** The names of some classes: “8”, “8 and 9”, “7, 8 and 9”; of many, their number: “the 40 letters held out”. */
export function allOf(labels: readonly number[], dataset: ClassFacts): string {
  return labels.length > mostNames
    ? `the ${labels.length} ${dataset.classNoun.many} held out`
    : listed.format(labels.map((label) => classNameOf(dataset, label)));
}

/** The names of some classes to choose from: “8”, “8 or 9”, “7, 8 or 9”; of many, their number. */
export function anyOf(labels: readonly number[], dataset: ClassFacts): string {
  return labels.length > mostNames
    ? `one of the ${labels.length} ${dataset.classNoun.many} held out`
    : listedAsChoice.format(labels.map((label) => classNameOf(dataset, label)));
}

/** What classes that are held out are called in a title. */
export function neverSeen({ many }: ClassNoun): string {
  return `${capitalised(many)} never seen`;
}

/** The data of the evaluation, and its step. */
export function basisOf({ step, scope }: LatestEvaluation, pairs: number, kind: string): string {
  const when = `After step ${formatCount(step)}`;
  if (scope === 'full') return `${when}, on all ${formatCount(pairs)} ${kind}.`;
  return `${when}, on ${formatCount(pairs)} ${kind}: always the same few while training, so that it is not held up. At rest, all of them are used.`;
}

/** Says which pairs chose the threshold. */
export function originOfThreshold({ decision, decidedBy }: Evaluation, nouns: Nouns): string {
  const choosers = {
    dataset: 'validation pairs, which are of other images',
    symbols: `pairs of made-up symbols that no step shows, as no class of ${dataInWords(nouns)} is in training`,
  }[decidedBy];
  if (decision === null)
    return `The threshold is chosen on ${choosers}; test pairs choose nothing.`;
  return `The threshold, a distance of ${formatDistance(decision.threshold)}, was chosen on ${choosers}; the test pairs chose nothing.`;
}

/** Says why figures are missing; `null` if none is. */
export function whyIncomplete(evaluation: Evaluation, { classNoun }: Nouns): string | null {
  if (evaluation.areaUnderCurve === null) {
    return 'Some distances are no numbers (training has gone astray), so that pairs cannot be put in order: what needs that is shown as –.';
  }
  if (evaluation.decision === null) {
    return `The validation pairs of the same ${classNoun.one} are no closer than those of different ones, so that no threshold can be chosen: what needs one is shown as –, and every pair is a guess.`;
  }
  return null;
}

/** What the confusion matrix will show after some steps. */
export function confusionsToCome(nouns: Nouns): string {
  const { classNoun, imageNoun } = nouns;
  const examples = haveOneNoun(nouns)
    ? `how often 4 and 9 are taken for the same ${classNoun.one}, and how often a 4 is not recognised in another 4`
    : `how often two of them are taken for the same ${classNoun.one}, and how often ${withArticle(imageNoun.one)} is not recognised in another of its ${classNoun.one}`;
  return `This will be a table of all pairs of ${classNoun.many}: ${examples}.`;
}

/** One line about what the ROC curve shows now. */
export function rocSummary({ decision, errorRates, areaUnderCurve }: Evaluation): string {
  if (areaUnderCurve === null) return 'Nothing to draw: some distances are no numbers.';
  const area = `The area under the curve is ${formatShare(areaUnderCurve, 2)}`;
  if (decision === null || errorRates === null) return `${area}; no threshold is chosen.`;
  const { falseAcceptRate, falseRejectRate } = errorRates;
  return `${area}; the threshold of ${formatDistance(decision.threshold)} calls ${formatShare(falseAcceptRate)} of different pairs and ${formatShare(1 - falseRejectRate)} of same ones the same.`;
}

/** One row per point of the ROC curve. */
export function rocTable({ roc }: Evaluation): PictureTable {
  return {
    columns: ['threshold', 'different pairs called the same', 'same pairs called the same'],
    rows: roc.map(({ threshold, falseAcceptRate, trueAcceptRate }) => [
      Number.isFinite(threshold) ? threshold : null,
      falseAcceptRate,
      trueAcceptRate,
    ]),
  };
}

/** One line about what the DET curve shows now. */
export function detSummary({ equalErrorRate, strictRejects }: Evaluation): string {
  if (equalErrorRate === null || strictRejects === null) {
    return 'Nothing to draw: some distances are no numbers.';
  }
  return `Both errors are ${formatShare(equalErrorRate, 2)} where they are equal; with 1 % false accepts, ${formatShare(strictRejects.atOnePercent)} of same pairs are rejected.`;
}

/** One row per point of the DET curve. */
export function detTable({ det }: Evaluation): PictureTable {
  return {
    columns: ['different pairs called the same', 'same pairs called different'],
    rows: det.map(({ falseAcceptRate, falseRejectRate }) => [falseAcceptRate, falseRejectRate]),
  };
}

/** One line about what the reliability diagram shows now. */
export function calibrationSummary({ calibrationError }: Evaluation): string {
  if (calibrationError === null) return 'Nothing to draw: without a threshold, nothing is likely.';
  return `Similarities are ${formatShare(calibrationError, 2)} off on average (ECE); 0 % is perfectly honest.`;
}

/** The name of an axis and of a column. */
export function shareOfSame({ classNoun }: Nouns): string {
  return `share that is the same ${classNoun.one}`;
}

/** One row per bin of the reliability diagram. */
export function calibrationTable({ calibrationBins }: Evaluation, nouns: Nouns): PictureTable {
  return {
    columns: ['pairs', 'mean similarity', shareOfSame(nouns)],
    rows: calibrationBins.map(({ count, meanSimilarity, positiveShare }) => [
      count,
      meanSimilarity,
      positiveShare,
    ]),
  };
}
