/** No number, however large, small or odd, breaks a picture: each path is drawable, each text is short. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOf, niceEnd, steadyEnd } from '../../../src/metrics/pairs/histogram.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { drawCurves, readLines } from '../../../src/views/curves/drawing.ts';
import { figures } from '../../../src/views/curves/figures.ts';
import { pathOf } from '../../../src/views/curves/Plot.tsx';
import { plotScales, timeTicksOf } from '../../../src/views/curves/scales.ts';
import { smoothed } from '../../../src/views/curves/smoothing.ts';
import { timeAxisOf } from '../../../src/views/curves/timeAxis.ts';
import { linearAxis, logarithmicAxis } from '../../../src/views/curves/valueAxis.ts';
import { heatLayersOf } from '../../../src/views/explanation/heatLayers.ts';
import { formatChange } from '../../../src/views/explanation/words.ts';
import {
  formatAxisNumber,
  formatCount,
  formatDistance,
  formatDuration,
  formatEstimate,
  formatLikelihood,
  formatLoss,
  formatShare,
  shareOf,
} from '../../../src/views/format.ts';
import { hillPath, xOf } from '../../../src/views/hills/shapes.ts';
import { fitLayout, sceneOf } from '../../../src/views/map/scene.ts';
import { cellDistance, distanceShadeOf } from '../../../src/views/results/matrix.ts';
import { dotLayout } from '../../../src/views/seeds/dotLayout.ts';
import { largestMagnitude } from '../../../src/views/twins/magnitude.ts';
import { gridOf } from '../../../src/views/twins/tiles.ts';
import { recordOfRun } from '../../helpers/runRecords.ts';

/** What a weight of 1e20 in a file, or a rate of 1, can make of a figure. */
const odd = [
  ...[0, -0, 1, -1, 0.5, 1e20, -1e20, 1e38, -1e38, 1e-38, -1e-38, 3.4e38, 1e308, -1e308, 5e-324],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
];
const oddNumber = fc.constantFrom(...odd);
const oddLists: fc.Arbitrary<number[]> = fc.oneof(
  fc.array(oddNumber, { maxLength: 12 }),
  // Equal values, of every size.
  fc.tuple(oddNumber, fc.integer({ min: 1, max: 5 })).map(([value, n]) => Array(n).fill(value)),
);

/** A path that every browser draws: commands and plain numbers. */
const drawable = /^(?:[MLVHh](?:-?\d+(?:\.\d+)?[ ]?)+|Z)*$/;

describe('the axes of the curves', () => {
  it.each([
    ['linear', (values: number[]) => linearAxis(values, {})],
    ['linear from 0', (values: number[]) => linearAxis(values, { startsAtZero: true })],
    ['linear within limits', (values: number[]) => linearAxis(values, { within: [0, 1] })],
    ['logarithmic', logarithmicAxis],
  ])('are finite and rising, with finite ticks: %s', (_kind, axisOf) => {
    fc.assert(
      fc.property(oddLists, (values) => {
        const { domain, ticks } = axisOf(values);
        expect(domain.every(Number.isFinite)).toBe(true);
        if (_kind !== 'linear within limits') expect(domain[1]).toBeGreaterThan(domain[0]);
        expect(ticks.every(Number.isFinite)).toBe(true);
        expect(ticks.length).toBeLessThan(30);
      }),
    );
  });
});

describe('the lines of the curves', () => {
  it.each(figures)('can be drawn and read in words: $label', (figure) => {
    fc.assert(
      fc.property(oddLists, fc.boolean(), fc.boolean(), (values, isZoomed, isLogarithmic) => {
        const curve = values.map((value, step) => ({ step: 10 * step, value }));
        const curves = Object.fromEntries(figure.lines.map((line) => [line.curve, curve]));
        const record = recordOfRun(200, 900, curves);
        const axis = timeAxisOf('steps', record.pace, 200);
        const lines = readLines(figure, record, 5);
        const {
          lines: drawn,
          valueAxis,
          timeEnds,
        } = drawCurves(figure, lines, axis, {
          timeUnit: 'steps',
          range: isZoomed ? [15, 55] : null,
          valueScale: isLogarithmic ? 'logarithmic' : 'linear',
          smoothingSteps: 5,
        });
        const scales = plotScales({ width: 400, height: 200 }, timeEnds, valueAxis);
        for (const { points } of drawn) expect(pathOf(points, scales)).toMatch(drawable);
        for (const tick of valueAxis.ticks) {
          expect(Number.isFinite(scales.y(tick))).toBe(true);
          expect(figure.formatTick(tick).length).toBeLessThan(14);
        }
        expect(timeTicksOf(scales, 'steps').every(Number.isFinite)).toBe(true);
        if (curve.length > 0) {
          const words = figure.summary(
            figure.lines.map(() => curve),
            null,
            datasets.mnist,
          );
          expect(words).not.toMatch(/NaN|undefined|Infinity|\d{12}/);
        }
      }),
    );
  });

  it('go on where a number was none, smoothed too', () => {
    const values = [1, Number.NaN, 1, Number.POSITIVE_INFINITY, 1];
    const curve = values.map((value, step) => ({ step, value }));
    expect(smoothed(curve, 5).map(({ value }) => value)).toEqual([1, Number.NaN, 1, Number.NaN, 1]);
  });
});

describe('the hills', () => {
  it('are drawable, on an axis that is finite', () => {
    fc.assert(
      fc.property(oddLists, fc.option(oddNumber), (values, before) => {
        const needed = Math.max(0, ...values);
        for (const end of [
          niceEnd(needed),
          steadyEnd(needed, before === null ? null : niceEnd(before)),
        ]) {
          expect(end).toBeGreaterThan(0);
          expect(Number.isFinite(end)).toBe(true);
          const histogram = histogramOf(Float32Array.from(values).toSorted(), end, 48);
          expect(hillPath(histogram, Math.max(...histogram))).toMatch(drawable);
        }
        for (const value of values) {
          expect(xOf(value)).toBeGreaterThanOrEqual(0);
          expect(xOf(value)).toBeLessThanOrEqual(340);
        }
      }),
    );
  });
});

describe('the map', () => {
  it('keeps a finite frame', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(oddNumber, oddNumber), { maxLength: 30 }), (dots) => {
        const positions = Float32Array.from(dots.flat());
        const layout = { positions, placeOf: () => Float32Array.of(1, 1), hasUnits: true };
        const fitted = fitLayout(layout, null);
        for (const value of Object.values(fitted.fit)) expect(Number.isFinite(value)).toBe(true);
        expect(fitted.fit.reach).toBeGreaterThan(0);
        const again = fitLayout(layout, fitted);
        expect(Number.isFinite(again.fit.reach)).toBe(true);
        const drawn = { embeddingA: Float32Array.of(1), embeddingB: null, threshold: Number.NaN };
        expect(() => sceneOf(layout, fitted, drawn, defaultSettings)).not.toThrow();
      }),
    );
  });
});

describe('the comparison over seeds', () => {
  it('leaves out what is no number', () => {
    fc.assert(
      fc.property(oddLists, (values) => {
        const within = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
        const seeds = values.map((_, seed) => seed);
        const { rows, pairs, ticks } = dotLayout([values, values], seeds, within, 300);
        for (const { path } of pairs) expect(path).toMatch(drawable);
        for (const { x } of ticks) expect(Number.isFinite(x)).toBe(true);
        for (const { dots } of rows)
          for (const { x } of dots) expect(Number.isFinite(x)).toBe(true);
      }),
    );
  });
});

describe('shades, bars and the twins', () => {
  it('are shares between 0 and 1', () => {
    fc.assert(
      fc.property(oddNumber, oddNumber, (part, whole) => {
        for (const share of [shareOf(part, whole), distanceShadeOf(Math.abs(part), whole)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
    const values = Float32Array.from(odd);
    expect(Number.isFinite(largestMagnitude(values, null))).toBe(true);
    const { shades } = gridOf(
      {
        layer: 0,
        shape: { form: 'vector', size: odd.length },
        a: values,
        b: null,
        filters: null,
      },
      values,
    );
    for (const shade of shades) {
      expect(shade).toBeGreaterThanOrEqual(0);
      expect(shade).toBeLessThanOrEqual(1);
    }
  });

  it('show heat only where it is a number', () => {
    const digit = new Uint8Array(784).fill(255);
    const heat = Float32Array.from({ length: 784 }, (_, at) => odd[at % odd.length] ?? 0);
    const explained = { digit, heat, changes: new Float32Array(1) };
    for (const { alphas } of heatLayersOf(explained, Number.NaN)) {
      expect(alphas).toHaveLength(112 * 112);
    }
  });
});

describe('a number in words', () => {
  const anySize = { formatAxisNumber, formatDistance, formatChange };
  const positive = { formatLoss, formatShare, cellDistance };
  const small = { formatCount, formatDuration, formatEstimate, formatLikelihood };
  const check = (format: (value: number) => string, values: readonly number[]): void => {
    for (const value of values) {
      const text = format(value);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      expect(text.length, `${value}: ${text}`).toBeLessThan(16);
    }
  };
  const atLeastZero = odd.filter((value) => !(value < 0));

  it.each(Object.entries(anySize))('is short and never “NaN”: %s', (_name, format) => {
    check(format, odd);
  });

  it.each(Object.entries(positive))('is short and never “NaN”: %s', (_name, format) => {
    check(format, atLeastZero);
  });

  it.each(Object.entries(small))('is short and never “NaN”: %s', (_name, format) => {
    check(
      format,
      atLeastZero.filter((value) => !(value > 1)),
    );
  });

  it.each([
    [0.414, '0.41'],
    [9_999.99, '9999.99'],
    [1e20, '1.0·10²⁰'],
    [3.4e38, '3.4·10³⁸'],
    [1e-38, '0.00'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NaN, '–'],
  ])('a distance of %d reads %s', (distance, text) => {
    expect(formatDistance(distance)).toBe(text);
  });
});
