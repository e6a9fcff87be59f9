/** Owns the digit of the test split and the ways to ask for one. Types only. */

/** A digit of the test split. */
export interface TestDigit {
  readonly pixels: Uint8Array;
  readonly className: string;
  /** Index in the split. */
  readonly index: number;
}

/** Which test digit; `random` in [0, 1) chooses among many. */
export type TestDigitChoice =
  | { readonly kind: 'any'; readonly random: number }
  /** Any digit of the class with this index. */
  | { readonly kind: 'of-class'; readonly label: number; readonly random: number }
  /** The digit with this index. */
  | { readonly kind: 'at'; readonly index: number }
  /** The next or the previous digit of the same class as the digit at `index`. */
  | { readonly kind: 'beside'; readonly index: number; readonly step: 1 | -1 };
