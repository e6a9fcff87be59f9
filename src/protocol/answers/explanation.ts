/** What makes two digits alike or different. Types only. */
import type { OcclusionMap } from '../../siamese/inspection/occlusion.ts';

/** One digit of an explanation, and what each of its parts does to the distance. */
export interface ExplainedDigit extends OcclusionMap {
  /** [784] grey values. */
  readonly digit: Uint8Array;
}

/** What makes two digits alike, and what makes them different. */
export interface Explanation {
  /** The run whose network it is of. */
  readonly runId: number;
  /** Step after which it was asked for. */
  readonly step: number;
  /** Of the two digits as they are. */
  readonly distance: number;
  /** Rows of the patches' centres, and columns of them, in pixels. */
  readonly patchCentres: readonly number[];
  readonly a: ExplainedDigit;
  readonly b: ExplainedDigit;
}
