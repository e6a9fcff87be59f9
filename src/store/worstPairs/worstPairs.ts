/** The worst pairs of two digits that a person asks for, and what has come of it. */
import type { WorstPairs } from '../../protocol/siameseWorker.ts';

export type { WorstPair, WorstPairs } from '../../protocol/siameseWorker.ts';

/** Two digits, in ascending order, or one twice. */
export interface DigitCell {
  readonly classA: number;
  readonly classB: number;
}

/** The digits whose worst pairs are shown. */
export interface AskedPairs {
  readonly cell: DigitCell;
  /** Of the evaluation that was the newest when it was asked; `null` until they come. */
  readonly found: WorstPairs | null;
}
