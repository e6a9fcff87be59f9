/** Owns the schema that a kept comparison must fit before the page uses it. */
import * as v from 'valibot';
import { drawingSchema } from '../pads/keptDrawing.ts';

export const keptComparisons = {
  store: 'comparisons',
  schema: v.object({
    a: drawingSchema,
    b: drawingSchema,
    distance: v.pipe(v.number(), v.finite()),
    similarity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    step: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  one: 'A kept comparison',
  many: 'your last comparisons',
} as const;
