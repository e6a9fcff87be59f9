import { describe, expect, it } from 'vitest';
import { curveTable } from '../../../../src/views/curves/curveTable.ts';
import type { DrawnOverlay } from '../../../../src/views/curves/overlayLines.ts';
import { curveOf, overlayOf, recordOfRun, type StepAndValue } from '../../../helpers/runRecords.ts';

const lineOf = (name: string, ...points: readonly StepAndValue[]) => ({
  name,
  points: curveOf(...points).map((point) => ({ ...point, place: point.step })),
});

const { pace } = recordOfRun(100, 10_000);

const other = (key: string, name: string, ...points: readonly StepAndValue[]): DrawnOverlay => ({
  overlay: overlayOf(recordOfRun(200, 60_000), { key, name }),
  lines: [{ ...lineOf('validation', ...points), sign: null, signPoint: null }],
});

describe('the table behind a picture of curves', () => {
  it('has a row for each step with a value, in order', () => {
    const lines = [lineOf('training', [1, 0.9], [50, 0.5]), lineOf('validation', [40, 0.6])];
    expect(curveTable({ pace, lines })).toEqual({
      columns: ['step', 'seconds', 'training', 'validation'],
      rows: [
        [1, 0.1, 0.9, null],
        [40, 4, null, 0.6],
        [50, 5, 0.5, null],
      ],
    });
  });

  it('has the values and the seconds of other runs; what was not measured is empty', () => {
    const lines = [lineOf('validation', [40, 0.6])];
    expect(curveTable({ pace, lines }, [other('a', 'Slow', [40, 0.7], [150, 0.3])])).toEqual({
      columns: ['step', 'seconds', 'validation', 'Slow: seconds', 'Slow: validation'],
      rows: [
        [40, 4, 0.6, 12, 0.7],
        [150, null, null, 45, 0.3],
      ],
    });
  });

  it('keeps runs of one name apart', () => {
    const others = [other('a', 'Run', [1, 1]), other('b', 'Run', [1, 2]), other('c', 'Run (2)')];
    const { columns = [] } = curveTable({ pace, lines: [] }, others) ?? {};
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns).toContain('Run (2): validation');
  });

  it('is none without a value', () => {
    expect(curveTable({ pace, lines: [lineOf('training')] }, [other('a', 'Run')])).toBeNull();
  });
});
