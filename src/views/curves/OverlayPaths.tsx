/** Draws the lines of other runs behind the curves. */
import { Fragment, memo } from 'react';
import type { DrawnOverlay } from './overlayLines.ts';
import { PlotArea, pathOf } from './Plot.tsx';
import styles from './plot.module.css';
import { lookOf } from './runLooks.ts';
import type { PlotScales } from './scales.ts';

interface OverlayPathsProps {
  readonly scales: PlotScales;
  readonly overlays: readonly DrawnOverlay[];
}

/** Colour and dashes say which run a line belongs to; signs on the lines say what they measure. */
export const OverlayPaths = memo(function OverlayPaths({ scales, overlays }: OverlayPathsProps) {
  const { x, y } = scales;
  return (
    <>
      <PlotArea scales={scales}>
        {overlays.map(({ overlay, lines }) => {
          const { colour, dashes } = lookOf(overlay.style);
          return (
            <Fragment key={overlay.key}>
              {lines.map(({ name, points }) => (
                <path
                  key={name}
                  className={styles['otherLine']}
                  d={pathOf(points, scales)}
                  stroke={colour}
                  strokeDasharray={points.length > 1 ? dashes : undefined}
                  // A single point is a dot.
                  strokeLinecap={points.length > 1 ? 'butt' : 'round'}
                />
              ))}
            </Fragment>
          );
        })}
      </PlotArea>
      {/* Not clipped: a sign on an edge is whole. */}
      {overlays.flatMap(({ overlay, lines }) =>
        lines.map(
          ({ name, sign, signPoint }) =>
            signPoint !== null && (
              <g
                key={`${overlay.key} ${name}`}
                className={styles['sign']}
                transform={`translate(${x(signPoint.place).toFixed(1)} ${y(signPoint.value).toFixed(1)})`}
              >
                <circle r={6.5} fill={lookOf(overlay.style).colour} />
                <text dy="0.35em">{sign}</text>
              </g>
            ),
        ),
      )}
    </>
  );
});
