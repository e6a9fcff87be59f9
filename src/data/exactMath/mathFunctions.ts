/** Owns the choice between the engine's functions, which differ in their last bits, and the exact ones. */
import { power } from './exponential.ts';
import { cos, sin } from './trigonometry.ts';

/** What batches, schedules and optimisers compute with. */
export interface MathFunctions {
  readonly sin: (radians: number) => number;
  readonly cos: (radians: number) => number;
  /** The exponent is a whole number from 0. */
  readonly power: (base: number, exponent: number) => number;
}

/** The engine's own functions. */
export const engineMath: MathFunctions = {
  sin: Math.sin,
  cos: Math.cos,
  power: (base, exponent) => base ** exponent,
};

/** Functions that give the same bits in every engine. */
export const exactMath: MathFunctions = { sin, cos, power };

/** The functions for a run. */
export function mathFor(isExact: boolean): MathFunctions {
  return isExact ? exactMath : engineMath;
}
