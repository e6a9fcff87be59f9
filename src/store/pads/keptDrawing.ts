/** Owns the schema that a kept drawing must fit before the page uses it. */
import * as v from 'valibot';
import { pixels } from '../core/kept/pixels.ts';

/** A share of a pad's side; it may lie beyond the edges. */
const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-100), v.maxValue(100));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** About an hour of drawing without lifting the pen. */
const mostPointsOfStroke = 500_000;
const mostStrokes = 10_000;

const strokeSchema = v.pipe(
  v.array(v.object({ x: coordinate, y: coordinate, pressure: v.exactOptional(share) })),
  v.minLength(1),
  v.maxLength(mostPointsOfStroke),
);

/** A pad may be empty: a drawing without strokes. */
export const drawingSchema = v.variant('kind', [
  v.object({
    kind: v.literal('strokes'),
    strokes: v.pipe(v.array(strokeSchema), v.maxLength(mostStrokes)),
    countsAll: v.exactOptional(v.literal(true)),
  }),
  v.object({
    kind: v.literal('digit'),
    pixels,
    className: v.pipe(v.string(), v.maxLength(100)),
    index: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({ kind: v.literal('picture'), pixels }),
]);
