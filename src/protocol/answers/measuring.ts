/** Owns how a network is measured on another data set: the data, the question and the answer. Types only. */
import type { OtherClasses } from '../../siamese/evaluation/otherData/otherImages.ts';
import type { OtherFigures } from '../../siamese/evaluation/otherData/otherTest.ts';
import type { ImageSource } from '../ownData.ts';

/** A data set that the run does not train on. */
export interface OtherData extends OtherClasses {
  readonly id: string;
  /** Of shards, the test images alone are loaded; a person's own count all. */
  readonly images: ImageSource;
}

export interface MeasureQuestion {
  /** The data set's. */
  readonly id: string;
  /** n: classes to choose from, at least 2. */
  readonly ways: number;
  /** k: examples of each class, at least 1. */
  readonly shots: number;
  /** How often the network reads each image, a little different each time; 1: as it is. */
  readonly views: number;
}

export interface MeasuredFigures extends MeasureQuestion {
  readonly runId: number;
  /** Steps done at the question. */
  readonly step: number;
  /** Images that pairs and questions are drawn from. */
  readonly imageCount: number;
  /** Whether they are the test images alone. */
  readonly isTestOnly: boolean;
  /** Positive and negative pairs together. */
  readonly pairCount: number;
  /** 0 where no questions of this form can be asked. */
  readonly questionCount: number;
  /** Whether the classes of a question are of one alphabet. */
  readonly hasFamilies: boolean;
  /** Whether a query is by another drawer than its examples. */
  readonly hasDrawers: boolean;
  readonly network: OtherFigures;
  /** The images themselves, by the Euclidean distance of their grey values. */
  readonly pixels: OtherFigures;
}
