/** Computes the contrastive loss over all pairs of a batch and its slopes in two passes. AssemblyScript. */

/**
 * The formulas of `contrastivePairs`; all matrices are [images, images].
 * @param products address of the products of all embeddings with each other
 * @param coefficients address of the coefficient of each pair
 * @param loss address of one number
 */
export function contrastivePairs(
  products: usize,
  positiveWeights: usize,
  negatives: usize,
  coefficients: usize,
  loss: usize,
  images: i32,
  margin: f32,
  smallestSquared: f32,
): void {
  let positiveLoss: f64 = 0;
  let negativeLoss: f64 = 0;
  let violationCount: f64 = 0;
  let offset: usize = 0;
  for (let first = 0; first < images; first++) {
    for (let second = 0; second < images; second++) {
      const squared = squaredDistance(products, images, first, second);
      const distance = sqrt<f32>(squared > smallestSquared ? squared : smallestSquared);
      const violation = max<f32>(0, margin - distance) * load<f32>(negatives + offset);
      positiveLoss += squared * load<f32>(positiveWeights + offset);
      negativeLoss += violation * violation;
      violationCount += <f64>(violation > 0);
      // Divided by the number of violations later, when it is known.
      store<f32>(coefficients + offset, violation / distance);
      offset += 4;
    }
  }
  const divisor = max<f64>(violationCount, 1);
  store<f32>(loss, <f32>(positiveLoss + negativeLoss / divisor));
  for (let at: usize = 0; at < offset; at += 4) {
    const push = load<f32>(coefficients + at) / <f32>divisor;
    store<f32>(coefficients + at, 4 * (load<f32>(positiveWeights + at) - push));
  }
}

/** |a|² + |b|² − 2·a·b; the squared norms are on the diagonal of the products. */
function squaredDistance(products: usize, images: i32, first: i32, second: i32): f32 {
  const row = products + <usize>(first * images) * 4;
  const ofFirst = load<f32>(row + <usize>first * 4);
  const ofSecond = load<f32>(products + <usize>(second * images + second) * 4);
  return ofFirst + ofSecond - 2 * load<f32>(row + <usize>second * 4);
}
