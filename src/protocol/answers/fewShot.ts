/** Owns the question how well classes are told from a few examples of each, and its answer. Types only. */
import type { FewShotAccuracy } from '../../metrics/neighbours/fewShot.ts';

/** n-way k-shot. */
export interface FewShotQuestion {
  /** n: classes to choose from, at least 2. */
  readonly ways: number;
  /** k: examples of each class, at least 1. */
  readonly shots: number;
}

/** How well a network names test images by the nearest mean of a few examples. */
export interface FewShotFigures extends FewShotQuestion {
  readonly runId: number;
  /** Steps done at the question. */
  readonly step: number;
  /** The classes that the questions are drawn from: the held-out ones if they are two or more, else all. */
  readonly classes: readonly number[];
  /** Questions asked, and test images that they use. */
  readonly episodes: number;
  readonly images: number;
  /** `null` while test images are missing, if there are too few of them, or if a distance is not finite. */
  readonly network: FewShotAccuracy | null;
  /** The same network before its first step. */
  readonly untrained: FewShotAccuracy | null;
  /** The images themselves, by the Euclidean distance of their grey values. */
  readonly pixels: FewShotAccuracy | null;
}
