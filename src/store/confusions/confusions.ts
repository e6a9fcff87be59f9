/** Owns the state of the class that a person looks at in the confusion matrix. Types only. */
import type { ClassConfusions } from '../../protocol/answers/classConfusions.ts';

export type { ClassConfusions } from '../../protocol/answers/classConfusions.ts';

/** A class among many, with those that it is confused with most. */
export interface LookedAtClass {
  /** The index of the class. */
  readonly label: number;
  /** By the newest evaluation whose answer has come; `null` until the first one comes. */
  readonly found: ClassConfusions | null;
}
