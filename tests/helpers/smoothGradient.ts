/** Computes gradients by finite differences where the function is smooth, and says where it is not. */
import { expect } from 'vitest';
import { gradientByDifferences } from './finiteDifferences.ts';
import { relativeDifference } from './relativeDifference.ts';

/** A reference's gradient; fails where a kink is near, at which it would mean nothing. */
export function smoothGradient(
  value: (at: Float64Array) => number,
  at: Float64Array,
): Float64Array {
  const gradient = gradientByDifferences(value, at);
  expect(relativeDifference(gradientByDifferences(value, at, 1e-4), gradient)).toBeLessThan(1e-6);
  return gradient;
}
