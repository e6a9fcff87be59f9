/** Finds the middle line of ink and turns it into the strokes of a drawing. */
import type { Stroke } from '../drawing/stroke.ts';
import type { Mask } from './parts/mask.ts';

/**
 * Thins ink to lines one pixel wide: Zhang, Suen (1984), "A fast parallel algorithm for thinning
 * digital patterns". Ink at the mask's outer edge is lost: leave a border of paper.
 */
export function thin({ width, height, ink }: Mask): Mask {
  const thinned = ink.slice();
  for (;;) {
    const removed = [0, 1].flatMap((pass) => {
      const edge = edgePixels(thinned, width, height, pass);
      for (const pixel of edge) thinned[pixel] = 0;
      return edge;
    });
    if (removed.length === 0) return { width, height, ink: thinned };
  }
}

/** The pixels that one of the two passes removes. */
function edgePixels(ink: Uint8Array, width: number, height: number, pass: number): number[] {
  const edge: number[] = [];
  const isEdge = removable[pass];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const pixel = y * width + x;
      if (ink[pixel] === 1 && isEdge?.[ringAround(ink, width, pixel)] === 1) edge.push(pixel);
    }
  }
  return edge;
}

/** The eight neighbours as bits, clockwise from the one above, which is the lowest bit. */
function ringAround(ink: Uint8Array, width: number, pixel: number): number {
  const [above, below] = [pixel - width, pixel + width];
  return (
    (ink[above] ?? 0) |
    ((ink[above + 1] ?? 0) << 1) |
    ((ink[pixel + 1] ?? 0) << 2) |
    ((ink[below + 1] ?? 0) << 3) |
    ((ink[below] ?? 0) << 4) |
    ((ink[below - 1] ?? 0) << 5) |
    ((ink[pixel - 1] ?? 0) << 6) |
    ((ink[above - 1] ?? 0) << 7)
  );
}

/** For each pass, 1 for every ring of neighbours around a pixel that it removes. */
const removable = [0, 1].map((pass) =>
  Uint8Array.from({ length: 256 }, (_, ring) => {
    const neighbours = Array.from({ length: 8 }, (__, place) => (ring >> place) & 1);
    return isRemovable(neighbours, pass) ? 1 : 0;
  }),
);

function isRemovable(ring: readonly number[], pass: number): boolean {
  const count = ring.reduce((sum, isInk) => sum + isInk, 0);
  if (count < 2 || count > 6) return false;
  const beginnings = ring.filter((isInk, at) => isInk === 0 && ring[(at + 1) % 8] === 1).length;
  if (beginnings !== 1) return false;
  const [up = 0, , right = 0, , down = 0, , left = 0] = ring;
  return pass === 0
    ? up * right * down === 0 && right * down * left === 0
    : up * right * left === 0 && up * down * left === 0;
}

/**
 * Removes short side branches; they come from the uneven outline of the ink.
 * @param line one pixel wide, from `thin`
 * @param shortestPx a branch of at most this length goes, a longer branch stays
 */
export function prune(line: Mask, shortestPx: number): Mask {
  const { width, height } = line;
  const ink = line.ink.slice();
  for (const end of ink.keys()) {
    if (ink[end] !== 1 || neighboursOf(ink, width, end).length !== 1) continue;
    const branch = [end];
    let next = neighboursOf(ink, width, end);
    while (next.length === 1 && branch.length <= shortestPx) {
      branch.push(...next);
      const seen = new Set(branch);
      next = next.flatMap((pixel) =>
        neighboursOf(ink, width, pixel).filter((candidate) => !seen.has(candidate)),
      );
    }
    // No next pixel: this is a whole short stroke, and stays. Several: a branch of another stroke.
    if (next.length > 1 && branch.length <= shortestPx) {
      for (const pixel of branch.slice(0, -1)) ink[pixel] = 0;
    }
  }
  return { width, height, ink };
}

/**
 * Makes a stroke of two points for each pair of neighbouring pixels, and of one point for a lone pixel.
 * @param line with a border of paper
 */
export function strokesOf({ width, ink }: Mask): Stroke[] {
  const strokes: Stroke[] = [];
  for (const [pixel, isInk] of ink.entries()) {
    if (isInk !== 1) continue;
    const point = { x: pixel % width, y: Math.floor(pixel / width) };
    const neighbours = neighboursOf(ink, width, pixel);
    if (neighbours.length === 0) strokes.push([point]);
    for (const neighbour of neighbours) {
      if (neighbour < pixel) continue;
      strokes.push([point, { x: neighbour % width, y: Math.floor(neighbour / width) }]);
    }
  }
  return strokes;
}

/** Neighbours that are ink; a diagonal one counts only if both pixels beside the diagonal are paper. */
function neighboursOf(ink: Uint8Array, width: number, pixel: number): number[] {
  const is = (at: number): boolean => ink[at] === 1;
  const straight = [-width, 1, width, -1].map((step) => pixel + step).filter(is);
  const diagonal = [
    [-width, 1],
    [width, 1],
    [width, -1],
    [-width, -1],
  ].flatMap(([down = 0, across = 0]) => {
    const hasCorner = is(pixel + down) || is(pixel + across);
    return !hasCorner && is(pixel + down + across) ? [pixel + down + across] : [];
  });
  return [...straight, ...diagonal];
}
