import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, power } from '../../../../src/data/exactMath/exponential.ts';
import { hypot } from '../../../../src/data/exactMath/hypot.ts';
import { log } from '../../../../src/data/exactMath/logarithm.ts';
import { cos, sin } from '../../../../src/data/exactMath/trigonometry.ts';

/** A unit in the last place, relative to the number. */
const ulp = 2 ** -52;

/** The bits of a number in hexadecimal. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

const within = (most: number) =>
  fc.double({ min: -most, max: most, noNaN: true, noDefaultInfinity: true });
const above0 = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

const functions = [
  { name: 'sin', ours: sin, engines: Math.sin, numbers: fc.oneof(within(1), within(1e5)) },
  { name: 'cos', ours: cos, engines: Math.cos, numbers: fc.oneof(within(4), within(1e5)) },
  { name: 'exp', ours: exp, engines: Math.exp, numbers: fc.oneof(within(1), within(708)) },
  { name: 'log', ours: log, engines: Math.log, numbers: fc.oneof(above0, within(1).map(Math.exp)) },
];

describe.each(functions)('$name', ({ ours, engines, numbers }) => {
  it('is the engine’s to a unit in the last place', () => {
    fc.assert(
      fc.property(numbers, (x) => {
        const expected = engines(x);
        expect(Math.abs(ours(x) - expected)).toBeLessThanOrEqual(ulp * Math.abs(expected));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the exact functions', () => {
  it('have these values at the places where angles turn and logarithms change their form', () => {
    expect([sin(0), sin(-0), cos(0), exp(0), log(1)]).toEqual([0, -0, 1, 1, 0]);
    expect([sin(Math.PI / 2), cos(Math.PI)]).toEqual([1, -1]);
    expect(cos(Math.PI / 2)).toBe(6.123233995736766e-17);
    expect([log(2), log(0.5)]).toEqual([Math.LN2, -Math.LN2]);
    expect([log(0), log(-1), log(Number.NaN)]).toEqual([-Infinity, Number.NaN, Number.NaN]);
  });

  it('refuse what they are not made for', () => {
    for (const bad of [2 ** 21, Infinity, Number.NaN]) {
      expect(() => sin(bad)).toThrow(RangeError);
      expect(() => cos(-bad)).toThrow(RangeError);
      expect(() => exp(bad)).toThrow(RangeError);
    }
    expect(() => log(Infinity)).toThrow(RangeError);
    expect(() => power(2, -1)).toThrow(RangeError);
    expect(() => power(2, 0.5)).toThrow(RangeError);
  });

  it('give the very bits that they gave when this was written', () => {
    expect([sin(0.1), cos(0.1), sin(3), cos(3), exp(1), exp(-87.3), log(3)].map(bitsOf)).toEqual([
      '3fb98eaecb8bcb2c',
      '3fefd712f9a817c1',
      '3fc210386db6d55b',
      'bfefae04be85e5d2',
      '4005bf0a8b14576a',
      '38109874c0b9cacb',
      '3ff193ea7aad030a',
    ]);
    const values = Float64Array.from({ length: 4_000 }, (_, index) => {
      const x = (index - 2_000) / 17;
      return sin(x) + cos(x / 64) * exp(x / 8) + log(1.5 + Math.abs(x)) + hypot(x, 1 / 3);
    });
    const bytes = new Uint8Array(8 * values.length);
    const view = new DataView(bytes.buffer);
    for (const [index, value] of values.entries()) view.setFloat64(8 * index, value, true);
    expect(bytesToHex(sha256(bytes))).toBe(
      '103b03282bb1dd0c9195a64a2b44db5323f6a21b247547a17e951d496c7df554',
    );
  });
});

describe('power', () => {
  it('is the product of as many factors', () => {
    expect([power(3, 0), power(3, 1), power(3, 4), power(-2, 5), power(0, 3)]).toEqual([
      1, 3, 81, -32, 0,
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(400), (base, exponent) => {
        const expected = base ** exponent;
        const most = 2 * ulp * Math.max(1, exponent) * expected;
        expect(Math.abs(power(base, exponent) - expected)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('hypot', () => {
  const any = fc.double({ noDefaultInfinity: false });

  it('is the engine’s to two units in the last place, also for the largest and the least numbers', () => {
    fc.assert(
      fc.property(any, any, (x, y) => {
        const [ours, engines] = [hypot(x, y), Math.hypot(x, y)];
        if (!Number.isFinite(engines)) expect(ours).toBe(engines);
        else {
          const most = Math.max(2 * ulp * engines, Number.MIN_VALUE);
          expect(Math.abs(ours - engines)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
