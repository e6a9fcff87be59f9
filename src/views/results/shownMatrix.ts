/** Chooses which confusion matrix is shown, and puts into words what it is about. Imports no React. */
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import type { LookedAtClass } from '../../store/confusions/confusions.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import { formatCount, formatShare } from '../format.ts';
import { type ClassPairMatrix, type MatrixCell, mostConfused, mostSplit } from './matrix.ts';

export interface ShownMatrix {
  readonly step: number;
  readonly matrix: ClassPairMatrix;
  readonly threshold: number | null;
  /** The class that it is about, which is its first; `null`: it has all classes, or the worst. */
  readonly label: number | null;
}

/** The matrix of the class that a person looks at as soon as it is known, or else that of the evaluation. */
export function shownMatrixOf(
  { step, evaluation }: LatestEvaluation,
  lookedAt: LookedAtClass | null,
): ShownMatrix {
  if (lookedAt !== null && lookedAt.found !== null) return lookedAt.found;
  const { classPairs, decision } = evaluation;
  return { step, matrix: classPairs, threshold: decision?.threshold ?? null, label: null };
}

/** Which of many classes are shown, or looked for. */
export function whichAreShown(
  { matrix, label }: ShownMatrix,
  lookedAt: LookedAtClass | null,
  dataset: ClassFacts,
): string {
  const { classes, classNoun } = dataset;
  if (lookedAt !== null && label === null) {
    return `Looking for ${classNameOf(dataset, lookedAt.label)} …`;
  }
  if (label === null) {
    return `The ten ${classNoun.many} that are confused most, of ${formatCount(classes.length)}`;
  }
  const name = classNameOf(dataset, label);
  const others = othersOf(matrix);
  const count = others.filter(({ pairs }) => pairs > 0).length;
  if (count === others.length) return `${name} and the nine that it is confused with most`;
  if (count === 0) return `${name} and nine others: it has no pairs with any ${classNoun.one}`;
  return `${name}, the ${count === 1 ? 'one' : count} that it has pairs with, and other ${classNoun.many}`;
}

/** One or two sentences about the matrix. */
export function summaryOf({ matrix, label }: ShownMatrix, dataset: ClassFacts): string {
  return label === null
    ? `${mostConfused(matrix, dataset)} ${mostSplit(matrix, dataset)}`
    : `${takenFor(matrix, dataset)} ${takenForItself(matrix, dataset)}`;
}

/** The cells of the first class with each other class. */
function othersOf({ cells }: ClassPairMatrix): readonly MatrixCell[] {
  return cells[0]?.slice(1) ?? [];
}

/** What the first class is taken for: the others are in order, that with the most errors first. */
function takenFor(matrix: ClassPairMatrix, dataset: ClassFacts): string {
  const { one } = dataset.classNoun;
  const [name, other] = matrix.classes.map((label) => classNameOf(dataset, label));
  const { errorRate, pairs } = othersOf(matrix)[0] ?? { errorRate: null, pairs: 0 };
  if (errorRate === null) return `There are no pairs of ${name} with another ${one} here.`;
  if (errorRate === 0) return `${name} is taken for no other ${one}; the nearest is ${other}.`;
  const where =
    pairs === 1
      ? 'their only pair'
      : `${formatShare(errorRate)} of their ${formatCount(pairs)} pairs`;
  return `${name} is most often taken for ${other}: in ${where}.`;
}

function takenForItself({ cells }: ClassPairMatrix, { classNoun }: ClassFacts): string {
  const { errorRate, pairs } = cells[0]?.[0] ?? { errorRate: null, pairs: 0 };
  if (errorRate === null) return 'There are no pairs of two images of it.';
  if (errorRate === 0) return `No two images of it are taken for different ${classNoun.many}.`;
  const mistake = `taken for different ${classNoun.many}`;
  return pairs === 1
    ? `The only pair of two images of it is ${mistake}.`
    : `Of its own ${formatCount(pairs)} pairs, ${formatShare(errorRate)} are ${mistake}.`;
}
