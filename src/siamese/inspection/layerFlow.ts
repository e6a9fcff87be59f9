/** How much gradient reaches each layer, by tower; and the proof that the parts make the whole. */
import type { EncoderPlan } from '../network/plans/encoderPlan.ts';

/** The gradient that reaches one layer's parameters, as Euclidean norms. */
export interface LayerFlow {
  /** `conv1`, `dense2`, `lstm1`. */
  readonly name: string;
  readonly parameterCount: number;
  readonly throughA: number;
  readonly throughB: number;
  /** Of the two added up; `null` where the towers have weights of their own. */
  readonly sum: number | null;
  /**
   * ‖sum − joint gradient‖ ÷ ‖joint gradient‖ of the tensor where it is largest; `null` as above. Where
   * the two parts cancel to less than a thousandth (a bias that moves both embeddings alike has no
   * gradient at all), ÷ (‖through A‖ + ‖through B‖): what is left of them is rounding.
   */
  readonly difference: number | null;
}

/** Gradients of one encoder's parameters, [parameterCount] each. */
export interface TowerGradients {
  readonly throughA: Float32Array;
  readonly throughB: Float32Array;
  /** Of both towers at once, computed apart; `null` where the towers have weights of their own. */
  readonly joint: Float32Array | null;
}

/** Gradients of one parameter tensor. */
interface TensorFlow {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly sum: Float32Array;
  readonly joint: Float32Array | null;
}

/** Parts that add up to less than this share of themselves have cancelled. */
const cancelledShare = 1e-3;

/** Tells the flow apart by layer. */
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

/** The layers that learn, from the image up. */
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

/** Of one tensor: how far the sum is from the joint gradient, as `LayerFlow.difference` says. */
function proofOf({ a, b, sum, joint }: TensorFlow): number {
  if (joint === null) return 0;
  const difference = normOf(sum.map((value, index) => value - (joint[index] ?? 0)));
  const [ofParts, ofJoint] = [normOf(a) + normOf(b), normOf(joint)];
  const scale = ofJoint < cancelledShare * ofParts ? ofParts : ofJoint;
  return difference === 0 ? 0 : difference / scale;
}
