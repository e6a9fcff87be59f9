/** Makes the outlines of the hills and of the ROC curve, in SVG units. Pure functions. */
import type { RocPoint } from '../../metrics/pairs/roc.ts';
import { shareOf } from '../format.ts';

/** The size of the plot; the headroom above the hills is for the handle. */
export const plot = { width: 340, height: 150, headroom: 30 } as const;

/** The x position of a share of the axis. */
export function xOf(share: number): number {
  return shareOf(share, 1) * plot.width;
}

/**
 * The outline of a hill, bin by bin, closed along the base.
 * @param histogram number of pairs in each bin
 * @param top the count that reaches the top of the plot
 */
export function hillPath(histogram: Uint32Array, top: number): string {
  const binWidth = plot.width / histogram.length;
  const steps = Array.from(histogram, (count, bin) => {
    const y = plot.height - shareOf(count, top) * (plot.height - plot.headroom);
    return `V${short(y)}H${short((bin + 1) * binWidth)}`;
  });
  return `M0 ${plot.height}${steps.join('')}V${plot.height}Z`;
}

/** A point of the ROC curve, without its threshold. */
type RocPlace = Pick<RocPoint, 'falseAcceptRate' | 'trueAcceptRate'>;

/** The ROC curve in a square with this side; its first point is (0, 0). */
export function rocPath(points: readonly RocPlace[], side: number): string {
  const places = points.map(({ falseAcceptRate, trueAcceptRate }) =>
    [falseAcceptRate, 1 - trueAcceptRate].map((share) => short(share * side)).join(' '),
  );
  return places.length === 0 ? '' : `M${places.join('L')}`;
}

function short(coordinate: number): string {
  return String(Number(coordinate.toFixed(2)));
}
