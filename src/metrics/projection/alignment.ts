/** Keeps the plane of the map from turning and flipping while the embeddings change. */
import { type Projection, project } from './projection.ts';

/**
 * The same plane, turned (and flipped, if that fits better) so that embeddings stay as near as possible
 * to their last positions. Distances do not change.
 * @param embeddings [rows × embeddingSize]
 * @param before [rows × 2] the last positions of the same rows
 */
export function aligned(
  projection: Projection,
  embeddings: Float32Array,
  before: Float32Array,
): Projection {
  const [xx, xy, yx, yy] = turnOnto(project(embeddings, projection), before);
  const { embeddingSize, mean, axes } = projection;
  const turned = new Float32Array(2 * embeddingSize);
  for (let index = 0; index < embeddingSize; index++) {
    const x = axes[index] ?? 0;
    const y = axes[embeddingSize + index] ?? 0;
    turned[index] = x * xx + y * yx;
    turned[embeddingSize + index] = x * xy + y * yy;
  }
  return { embeddingSize, mean, axes: turned };
}

/** [[xx, xy], [yx, yy]]: a row vector stands to the left of it in the product. */
type Turn = readonly [number, number, number, number];

/**
 * The orthogonal matrix R with the smallest Σ |pR − q|² (orthogonal Procrustes, Schönemann 1966), both
 * clouds about their own centres. In a plane this needs no decomposition: R is the best turn, or the
 * best turn of the mirror image, whichever fits better.
 */
function turnOnto(points: Float32Array, targets: Float32Array): Turn {
  const [pointX, pointY] = centreOf(points);
  const [targetX, targetY] = centreOf(targets);
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let at = 0; at < points.length; at += 2) {
    const x = (points[at] ?? 0) - pointX;
    const y = (points[at + 1] ?? 0) - pointY;
    const u = (targets[at] ?? 0) - targetX;
    const v = (targets[at + 1] ?? 0) - targetY;
    xx += x * u;
    xy += x * v;
    yx += y * u;
    yy += y * v;
  }
  const turned = Math.hypot(xx + yy, xy - yx);
  const flipped = Math.hypot(xx - yy, xy + yx);
  if (turned === 0 && flipped === 0) return [1, 0, 0, 1];
  if (turned >= flipped) {
    const [cos, sin] = [(xx + yy) / turned, (xy - yx) / turned];
    return [cos, sin, -sin, cos];
  }
  const [cos, sin] = [(xx - yy) / flipped, (xy + yx) / flipped];
  return [cos, sin, sin, -cos];
}

function centreOf(points: Float32Array): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let at = 0; at < points.length; at += 2) {
    x += points[at] ?? 0;
    y += points[at + 1] ?? 0;
  }
  const count = Math.max(1, points.length / 2);
  return [x / count, y / count];
}
