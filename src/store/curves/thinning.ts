/** Chooses the points of a long line that are enough to show its shape. */

/**
 * Keeps at most `most` points: the two ends, and the lowest and highest point of each of several
 * equally long stretches (after M4: Jugel et al. 2014). Old and new stretches keep equally many points,
 * and a line that is thinned again keeps its extremes. A short line is returned as the same array.
 * @param points in order of rising place
 * @param most at least 4
 */
export function thinned<Point>(
  points: readonly Point[],
  most: number,
  placeOf: (point: Point) => number,
  heightOf: (point: Point) => number,
): readonly Point[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length <= most || first === undefined || last === undefined) return points;
  const start = placeOf(first);
  const stretches = Math.floor((most - 2) / 2);
  const length = (placeOf(last) - start) / stretches;
  const extremes = new Map<number, { lowest: Point; highest: Point }>();
  for (const point of points) {
    const stretch =
      length > 0 ? Math.min(stretches - 1, Math.floor((placeOf(point) - start) / length)) : 0;
    const known = extremes.get(stretch);
    if (known === undefined) extremes.set(stretch, { lowest: point, highest: point });
    else if (heightOf(point) < heightOf(known.lowest)) known.lowest = point;
    else if (heightOf(point) > heightOf(known.highest)) known.highest = point;
  }
  const kept = new Set<Point>([first, last]);
  for (const { lowest, highest } of extremes.values()) kept.add(lowest).add(highest);
  return points.filter((point) => kept.has(point));
}
