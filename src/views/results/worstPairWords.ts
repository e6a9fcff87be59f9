/** Puts the worst pairs of two classes into words. Imports no React. */
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import type { ClassPair, WorstPair } from '../../store/worstPairs/worstPairs.ts';
import { formatDistance } from '../format.ts';

type DecidedPair = Pick<WorstPair, 'classA' | 'classB' | 'distance' | 'isCalledSame'>;

/** The title of the pairs of a cell. */
export function cellTitle({ classA, classB }: ClassPair, dataset: ClassFacts): string {
  const order = classA === classB ? 'the farthest apart' : 'the nearest to each other';
  return `${classNameOf(dataset, classA)} and ${classNameOf(dataset, classB)}: ${order}`;
}

/** Whether the decision about a pair is wrong; `false` without a decision. */
export function isWrong({ classA, classB, isCalledSame }: DecidedPair): boolean {
  return isCalledSame !== null && isCalledSame !== (classA === classB);
}

/** A pair in words, for users of screen readers. */
export function worstPairName(pair: DecidedPair, dataset: ClassFacts): string {
  const { classA, classB, distance, isCalledSame } = pair;
  const names = `${classNameOf(dataset, classA)} and ${classNameOf(dataset, classB)}`;
  const told = `${names}, distance ${formatDistance(distance)}`;
  if (isCalledSame === null) return told;
  const verdict = isCalledSame ? 'called the same' : 'called different';
  return `${told}, ${isWrong(pair) ? 'wrongly' : 'rightly'} ${verdict}`;
}
