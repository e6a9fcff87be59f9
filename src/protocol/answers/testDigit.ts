/** A digit of the test split, and the ways to ask for one. Types only. */

/** A digit of the test split. */
export interface TestDigit {
  readonly pixels: Uint8Array;
  readonly className: string;
  /** Its place in the split. */
  readonly index: number;
}

/** Which test digit; `random` in [0, 1) chooses among many. */
export type TestDigitChoice =
  | { readonly kind: 'any'; readonly random: number }
  /** One of a class, by the class's index. */
  | { readonly kind: 'of-class'; readonly label: number; readonly random: number }
  /** The one with this index. */
  | { readonly kind: 'at'; readonly index: number }
  /** The next or the previous one of the class that the digit at `index` is of. */
  | { readonly kind: 'beside'; readonly index: number; readonly step: 1 | -1 };
