/** Makes the table of numbers behind a picture of curves. */
import { msAt, type StepTimes } from '../../store/curves/pace.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import type { DrawnLine } from './drawing.ts';
import type { DrawnOverlay } from './overlayLines.ts';
import { lastStepOf } from './timeAxis.ts';

/** A run with its lines, as they are drawn. */
export interface DrawnRun {
  readonly pace: StepTimes;
  readonly lines: readonly Pick<DrawnLine, 'name' | 'points'>[];
}

/**
 * One row per step that has a point on any line. Each run has a column with its training times: another
 * run takes another time for the same steps. Cells beyond the end of a run are empty.
 */
export function curveTable(
  run: DrawnRun,
  overlays: readonly DrawnOverlay[] = [],
): PictureTable | null {
  const names = distinct(overlays.map(({ overlay }) => overlay.name));
  const columns = [
    ...columnsOf(run, ''),
    ...overlays.flatMap(({ overlay, lines }, index) =>
      columnsOf({ pace: overlay.record.pace, lines }, `${names[index]}: `),
    ),
  ];
  const drawn = [...run.lines, ...overlays.flatMap(({ lines }) => lines)];
  const steps = new Set(drawn.flatMap(({ points }) => points.map(({ step }) => step)));
  if (steps.size === 0) return null;
  return {
    columns: ['step', ...columns.map(({ name }) => name)],
    rows: [...steps]
      .sort((a, b) => a - b)
      .map((step) => [step, ...columns.map(({ cellAt }) => cellAt(step))]),
  };
}

interface Column {
  readonly name: string;
  readonly cellAt: (step: number) => number | null;
}

function columnsOf({ pace, lines }: DrawnRun, prefix: string): readonly Column[] {
  const lastStep = lastStepOf(pace);
  return [
    {
      name: `${prefix}seconds`,
      cellAt: (step) => (step > lastStep ? null : msAt(pace, step) / 1_000),
    },
    ...lines.map(({ name, points }) => {
      const values = new Map(points.map((point) => [point.step, point.value]));
      return { name: `${prefix}${name}`, cellAt: (step: number) => values.get(step) ?? null };
    }),
  ];
}

/** Names that differ: a name that comes again gets a number. */
function distinct(names: readonly string[]): readonly string[] {
  const given = new Set<string>();
  return names.map((name) => {
    let chosen = name;
    for (let count = 2; given.has(chosen); count++) chosen = `${name} (${count})`;
    given.add(chosen);
    return chosen;
  });
}
