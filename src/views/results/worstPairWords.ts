/** Puts the worst pairs of two classes into words. Imports no React. */
import type { ClassPair, WorstPair } from '../../store/worstPairs/worstPairs.ts';

type Judged = Pick<WorstPair, 'classA' | 'classB' | 'distance' | 'isCalledSame'>;

/** The title of the pairs of a cell. */
export function cellTitle({ classA, classB }: ClassPair): string {
  if (classA === classB) return `${classA} and ${classB}: the farthest apart`;
  return `${classA} and ${classB}: the nearest to each other`;
}

/** Whether the decision about a pair is wrong; `false` without a decision. */
export function isWrong({ classA, classB, isCalledSame }: Judged): boolean {
  return isCalledSame !== null && isCalledSame !== (classA === classB);
}

/** A pair in words, for users of screen readers. */
export function worstPairName(pair: Judged): string {
  const { classA, classB, distance, isCalledSame } = pair;
  const digits = `${classA} and ${classB}, distance ${distance.toFixed(2)}`;
  if (isCalledSame === null) return digits;
  const verdict = isCalledSame ? 'called the same' : 'called different';
  return `${digits}, ${isWrong(pair) ? 'wrongly' : 'rightly'} ${verdict}`;
}
