/** Owns when two questions about another data set are the same one. */
import type { MeasureQuestion } from '../../protocol/answers/measuring.ts';

export type { MeasureQuestion } from '../../protocol/answers/measuring.ts';

export function isSameQuestion(one: MeasureQuestion, other: MeasureQuestion): boolean {
  return (
    one.id === other.id &&
    one.ways === other.ways &&
    one.shots === other.shots &&
    one.views === other.views
  );
}
