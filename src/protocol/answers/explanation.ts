/** Owns the answer to what makes two digits alike or different. Types only. */
import type { OcclusionMap } from '../../siamese/inspection/occlusion.ts';

/** One digit of an explanation, and the effect of each of its parts on the distance. */
export interface ExplainedDigit extends OcclusionMap {
  /** [784] grey values. */
  readonly digit: Uint8Array;
}

/** What makes two digits alike, and what makes them different. */
export interface Explanation {
  /** The run whose network is explained. */
  readonly runId: number;
  /** Steps done at the question. */
  readonly step: number;
  /** Distance between the two unchanged digits. */
  readonly distance: number;
  /** Rows, and also columns, of the patches' centres, in pixels. */
  readonly patchCentres: readonly number[];
  readonly a: ExplainedDigit;
  readonly b: ExplainedDigit;
}
