/** Owns what the page knows of the worst pairs that somebody asked for. */
import type { ClassPair, WorstPairs } from '../../protocol/answers/worstPairs.ts';

export type { ClassPair, WorstPair, WorstPairs } from '../../protocol/answers/worstPairs.ts';

/** The classes whose worst pairs are shown. */
export interface AskedPairs {
  /** In ascending order, or one twice. */
  readonly cell: ClassPair;
  /** Of the evaluation that was the newest when it was asked; `null` until they come. */
  readonly found: WorstPairs | null;
}
