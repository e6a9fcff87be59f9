/** Makes a long stroke shorter without a change that can be seen. */
import simplify from 'simplify-js';
import { boxSidePx } from './placement.ts';
import { smoothStroke } from './smoothStroke.ts';
import { boundsOf, longerSideOf, type Stroke } from './stroke.ts';

/**
 * A tenth of a pixel of the digit, where the stroke is all of the drawing. Beside other strokes it comes
 * out smaller, and so does the difference.
 */
const toleranceShare = 0.1 / boxSidePx;
/** Points with pressures further apart than this are simplified apart: the ink changes its width there. */
const samePressure = 0.05;
/** The algorithm takes up to the square of the points' number, and as many calls inside each other. */
const mostPointsAtOnce = 1_000;

/**
 * Simplifies the smoothed curve of a stroke by the algorithm of Ramer, Douglas and Peucker (Douglas,
 * Peucker 1973: Algorithms for the reduction of the number of points required to represent a digitized
 * line). Each corner of the result is given twice, so that smoothing keeps it as it is.
 *
 * @param stroke finite points in any unit.
 * @param mostOff the curve is off by at most this, in the same unit, and by at most a tenth of a pixel of
 * the digit.
 * @returns a stroke that begins with the same point; `stroke` itself if it would not become shorter.
 */
export function simplifyStroke(stroke: Stroke, mostOff: number): Stroke {
  const bounds = boundsOf([stroke]);
  if (bounds === null) return stroke;
  const tolerance = Math.min(mostOff, toleranceShare * longerSideOf(bounds));
  const corners = runsOf(smoothStroke(stroke)).flatMap((run, index) =>
    // A run begins with the last point of the run before.
    simplify([...run], tolerance, true).slice(index === 0 ? 0 : 1),
  );
  const simple = corners.flatMap((point, index) =>
    index === 0 || index === corners.length - 1 ? [point] : [point, point],
  );
  return simple.length < stroke.length ? simple : stroke;
}

/** Parts a stroke into runs of nearly one pressure; neighbours share a point. */
function runsOf(stroke: Stroke): readonly Stroke[] {
  const runs: Stroke[] = [];
  let begin = 0;
  for (const [index, { pressure = 0 }] of stroke.entries()) {
    const change = Math.abs(pressure - (stroke[begin]?.pressure ?? 0));
    if (index - begin < mostPointsAtOnce && change <= samePressure) continue;
    runs.push(stroke.slice(begin, index + 1));
    begin = index;
  }
  return [...runs, stroke.slice(begin)];
}
