/** Makes the table of numbers behind a picture of curves. */
import type { PictureTable } from '../components/picture/pictureTable.ts';
import type { DrawnLine } from './drawing.ts';

/**
 * One row per step that has a point on any line.
 * @param elapsedMsAt training time after a number of steps, in ms
 */
export function curveTable(
  lines: readonly DrawnLine[],
  elapsedMsAt: (step: number) => number,
): PictureTable | null {
  const valuesOf = lines.map(({ points }) => new Map(points.map((p) => [p.step, p.value])));
  const steps = new Set(lines.flatMap(({ points }) => points.map(({ step }) => step)));
  if (steps.size === 0) return null;
  return {
    columns: ['step', 'seconds', ...lines.map(({ name }) => name)],
    rows: [...steps]
      .sort((a, b) => a - b)
      .map((step) => [
        step,
        elapsedMsAt(step) / 1_000,
        ...valuesOf.map((values) => values.get(step) ?? null),
      ]),
  };
}
