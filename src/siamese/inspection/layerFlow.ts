/**
 * Computes how much gradient reaches each layer through each tower, and proves that both parts add up
 * to the joint gradient. Imports no TensorFlow.js.
 */
import type { EncoderPlan } from '../network/plans/encoderPlan.ts';

/** The gradient that reaches one layer's parameters, as Euclidean norms. */
export interface LayerFlow {
  /** For example `conv1`, `dense2`, `lstm1`. */
  readonly name: string;
  readonly parameterCount: number;
  readonly throughA: number;
  readonly throughB: number;
  /** Norm of the sum of both gradients; `null` if each tower has its own weights. */
  readonly sum: number | null;
  /**
   * ‖sum − joint gradient‖ ÷ ‖joint gradient‖, the largest over the layer's tensors; `null` if each tower
   * has its own weights. If the two parts cancel to less than a thousandth, the divisor is
   * ‖through A‖ + ‖through B‖, because only rounding is left (a bias that moves both embeddings alike
   * has no gradient at all).
   */
  readonly difference: number | null;
}

/** Gradients of one encoder's parameters, [parameterCount] each. */
export interface TowerGradients {
  readonly throughA: Float32Array;
  readonly throughB: Float32Array;
  /** Of both towers at once, computed separately; `null` if each tower has its own weights. */
  readonly joint: Float32Array | null;
}

/** Gradients of one parameter tensor. */
interface TensorFlow {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly sum: Float32Array;
  readonly joint: Float32Array | null;
}

/** Two parts cancel if the norm of their sum is below this share of the sum of their norms. */
const cancelledShare = 1e-3;

/** Splits the gradients by layer. */
export function layerFlowsOf(
  plan: EncoderPlan,
  { throughA, throughB, joint }: TowerGradients,
): LayerFlow[] {
  return layerNamesOf(plan).map((name) => {
    const slots = plan.parameters.filter((slot) => layerOf(slot.name) === name);
    const pieces = slots.map(({ offset, size }): TensorFlow => {
      const cut = (of: Float32Array): Float32Array => of.subarray(offset, offset + size);
      const [a, b] = [cut(throughA), cut(throughB)];
      const sum = a.map((value, index) => value + (b[index] ?? 0));
      return { a, b, sum, joint: joint === null ? null : cut(joint) };
    });
    const normOfAll = (part: (flow: TensorFlow) => Float32Array): number =>
      Math.hypot(...pieces.map((piece) => normOf(part(piece))));
    return {
      name,
      parameterCount: slots.reduce((count, { size }) => count + size, 0),
      throughA: normOfAll(({ a }) => a),
      throughB: normOfAll(({ b }) => b),
      sum: joint === null ? null : normOfAll(({ sum }) => sum),
      difference: joint === null ? null : Math.max(...pieces.map(proofOf)),
    };
  });
}

/** The names of the layers with parameters, from the image up. */
export function layerNamesOf({ parameters }: EncoderPlan): string[] {
  return [...new Set(parameters.map(({ name }) => layerOf(name)))];
}

/** The layer in the name of a parameter tensor: `conv1/kernel` → `conv1`. */
export function layerOf(slotName: string): string {
  return slotName.slice(0, slotName.lastIndexOf('/'));
}

/** Euclidean norm. */
export function normOf(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

/** How far the sum of one tensor's gradients is from the joint gradient: see `LayerFlow.difference`. */
function proofOf({ a, b, sum, joint }: TensorFlow): number {
  if (joint === null) return 0;
  const difference = normOf(sum.map((value, index) => value - (joint[index] ?? 0)));
  const [ofParts, ofJoint] = [normOf(a) + normOf(b), normOf(joint)];
  const scale = ofJoint < cancelledShare * ofParts ? ofParts : ofJoint;
  return difference === 0 ? 0 : difference / scale;
}
