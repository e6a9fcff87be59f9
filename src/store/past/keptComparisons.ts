/** Owns the schema that kept comparisons must fit before the page uses them. */
import * as v from 'valibot';
import { pixels } from '../core/kept/pixels.ts';
import { mostPastComparisons } from './pastComparisons.ts';

const text = v.pipe(v.string(), v.maxLength(100));
/** A share of a pad's side; it may lie beyond the edges. */
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-100), v.maxValue(100));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const strokeSchema = v.pipe(
  v.array(v.object({ x: coordinate, y: coordinate, pressure: v.exactOptional(share) })),
  v.minLength(1),
  v.maxLength(20_000),
);

const drawingSchema = v.variant('kind', [
  v.object({
    kind: v.literal('strokes'),
    strokes: v.pipe(v.array(strokeSchema), v.minLength(1), v.maxLength(1_000)),
  }),
  v.object({
    kind: v.literal('digit'),
    pixels,
    className: text,
    index: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({ kind: v.literal('picture'), pixels }),
]);

export const keptComparisonsSchema = v.pipe(
  v.array(
    v.object({
      a: drawingSchema,
      b: drawingSchema,
      distance: v.pipe(v.number(), v.finite()),
      similarity: share,
      step: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  v.maxLength(mostPastComparisons),
);
