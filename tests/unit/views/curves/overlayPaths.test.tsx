// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunRecord } from '../../../../src/store/curves/runRecord.ts';
import type { Overlay } from '../../../../src/store/overlays/overlays.ts';
import { CurvePlot } from '../../../../src/views/curves/CurvePlot.tsx';
import { drawCurves, readLines } from '../../../../src/views/curves/drawing.ts';
import { type CurveFigure, figures } from '../../../../src/views/curves/figures.ts';
import { lookOf } from '../../../../src/views/curves/runLooks.ts';
import { timeAxisOf } from '../../../../src/views/curves/timeAxis.ts';
import type { Pointing } from '../../../../src/views/curves/useBrush.ts';
import { useOverlayLines } from '../../../../src/views/curves/useOverlayLines.ts';
import { type CurveView, firstView } from '../../../../src/views/curves/view.ts';
import { curveOf, overlayOf, recordOfRun } from '../../../helpers/runRecords.ts';

// Counts how often the lines of other runs are drawn: each drawing asks for their looks.
vi.mock('../../../../src/views/curves/runLooks.ts', async (original) => {
  const module = await original<typeof import('../../../../src/views/curves/runLooks.ts')>();
  return { ...module, lookOf: vi.fn(module.lookOf) };
});

const found = figures.find(({ label }) => label === 'Distance curve');
if (found === undefined) throw new Error('There is no distance curve');
const figure: CurveFigure = found;

const other = overlayOf(
  recordOfRun(100, 20_000, {
    positiveDistance: curveOf([10, 0.4], [90, 0.2]),
    negativeDistance: curveOf([10, 0.7], [90, 5]),
  }),
  { style: 2 },
);
const pointing: Pointing = {
  setCursor: () => {},
  setSelection: () => {},
  zoom: () => {},
  showAll: () => {},
};

interface PlotProps {
  readonly record: RunRecord;
  readonly shown: readonly Overlay[];
  readonly timeUnit: CurveView['timeUnit'];
}

/** The plot as its card draws it. */
function Plot({ record, shown, timeUnit }: PlotProps) {
  const view = { ...firstView, timeUnit };
  const others = shown.map((overlay) => overlay.record.pace);
  const axis = timeAxisOf(timeUnit, record.pace, 200, others);
  const overlays = useOverlayLines(figure, shown, axis, view.range);
  const lines = readLines(figure, record, view.smoothingSteps);
  return (
    <CurvePlot
      figure={figure}
      lines={lines}
      drawn={drawCurves(figure, lines, axis, view, overlays.values)}
      overlays={overlays}
      axis={axis}
      marks={[]}
      lastStep={0}
      cursor={null}
      selection={null}
      pointing={pointing}
    />
  );
}

/** The record of a run in training after so many steps, each of them slower than the one before. */
const recordAfter = (steps: number): RunRecord =>
  recordOfRun(steps, steps * steps, {
    positiveDistance: curveOf([0, 0.5], [steps, 0.4]),
    negativeDistance: curveOf([0, 0.5], [steps, 0.9]),
  });

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.mocked(lookOf).mockClear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the lines of another run', () => {
  it.each(['steps', 'seconds'] as const)(
    'are drawn once while this run trains, on an axis of %s',
    (timeUnit) => {
      const shown = [other];
      const { rerender, container } = render(
        <Plot record={recordAfter(10)} shown={shown} timeUnit={timeUnit} />,
      );
      const drawings = vi.mocked(lookOf).mock.calls.length;
      expect(drawings).toBeGreaterThan(0);
      const ownPath = () => container.querySelector('path[stroke="var(--same)"]')?.outerHTML;
      const before = ownPath();
      for (const steps of [20, 40, 60]) {
        rerender(<Plot record={recordAfter(steps)} shown={shown} timeUnit={timeUnit} />);
      }
      expect(ownPath()).not.toBe(before);
      expect(vi.mocked(lookOf).mock.calls).toHaveLength(drawings);
    },
  );

  it('lie behind those of this run, in the run’s look, one with = and one with ≠', () => {
    const { container } = render(
      <Plot record={recordAfter(10)} shown={[other]} timeUnit="steps" />,
    );
    const strokes = Array.from(container.querySelectorAll('path[stroke]'), (path) => [
      path.getAttribute('stroke'),
      path.getAttribute('stroke-dasharray'),
    ]);
    expect(strokes).toEqual([
      ['var(--run-3)', '9 3 2 3'],
      ['var(--run-3)', '9 3 2 3'],
      ['var(--same)', null],
      ['var(--different)', '6 3'],
    ]);
    const texts = Array.from(container.querySelectorAll('text'), ({ textContent }) => textContent);
    expect(texts.filter((text) => text === '=' || text === '≠')).toEqual(['=', '≠']);
    // The axis has room for the other run’s largest distance, which is beyond this run’s.
    expect(texts).toContain('5');
  });
});
