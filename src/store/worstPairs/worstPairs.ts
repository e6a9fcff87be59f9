/** Owns the state of the worst pairs that a person has asked for. Types only. */
import type { ClassPair, WorstPairs } from '../../protocol/answers/worstPairs.ts';

export type { ClassPair, WorstPair, WorstPairs } from '../../protocol/answers/worstPairs.ts';

/** The classes whose worst pairs are shown. */
export interface AskedPairs {
  /** Two classes in ascending order, or one class twice. */
  readonly cell: ClassPair;
  /** The pairs by the newest evaluation at the question; `null` until they come. */
  readonly found: WorstPairs | null;
}
