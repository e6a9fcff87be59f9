/** What is said of the worst pairs of two classes. */
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import type { DigitCell, WorstPair } from '../../store/worstPairs/worstPairs.ts';

type Judged = Pick<WorstPair, 'classA' | 'classB' | 'distance' | 'isCalledSame'>;

/** What is shown of a cell. */
export function cellTitle({ classA, classB }: DigitCell, dataset: ClassFacts): string {
  const order = classA === classB ? 'the farthest apart' : 'the nearest to each other';
  return `${classNameOf(dataset, classA)} and ${classNameOf(dataset, classB)}: ${order}`;
}

/** Whether a pair is judged otherwise than it is. */
export function isWrong({ classA, classB, isCalledSame }: Judged): boolean {
  return isCalledSame !== null && isCalledSame !== (classA === classB);
}

/** A pair in words, for those who cannot see it. */
export function worstPairName(pair: Judged, dataset: ClassFacts): string {
  const { classA, classB, distance, isCalledSame } = pair;
  const names = `${classNameOf(dataset, classA)} and ${classNameOf(dataset, classB)}`;
  const told = `${names}, distance ${distance.toFixed(2)}`;
  if (isCalledSame === null) return told;
  const verdict = isCalledSame ? 'called the same' : 'called different';
  return `${told}, ${isWrong(pair) ? 'wrongly' : 'rightly'} ${verdict}`;
}
