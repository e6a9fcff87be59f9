/**
 * Owns the independent truth for the LSTM: one image and one unit after another in float64, directly
 * from the formulas of Gers, Schmidhuber & Cummins (2000) without peepholes. Shares no code with
 * `src/siamese/`.
 */

export interface LstmSizes {
  readonly steps: number;
  readonly images: number;
  readonly inputs: number;
  readonly units: number;
}

/** Gate order: input, forget, cell candidate, output. */
export interface ReferenceLstmWeights {
  /** [inputs, 4·units] */
  readonly kernel: Float64Array;
  /** [units, 4·units] */
  readonly recurrentKernel: Float64Array;
  /** [4·units] */
  readonly bias: Float64Array;
}

/**
 * @param sequence [steps, images, inputs]
 * @returns [images, units] the last hidden states
 */
export function lstmReference(
  { steps, images, inputs, units }: LstmSizes,
  { kernel, recurrentKernel, bias }: ReferenceLstmWeights,
  sequence: ArrayLike<number>,
): Float64Array {
  const result = new Float64Array(images * units);
  for (let image = 0; image < images; image++) {
    let hidden = new Float64Array(units);
    let cell = new Float64Array(units);
    for (let step = 0; step < steps; step++) {
      const from = (step * images + image) * inputs;
      const x = Float64Array.from({ length: inputs }, (_, index) => sequence[from + index] ?? 0);
      const preActivation = (gate: number, unit: number): number => {
        const column = gate * units + unit;
        return (
          (bias[column] ?? 0) +
          weightedSum(x, kernel, column, 4 * units) +
          weightedSum(hidden, recurrentKernel, column, 4 * units)
        );
      };
      const nextCell = cell.map((previous, unit) => {
        const candidate = Math.tanh(preActivation(2, unit));
        return (
          logistic(preActivation(1, unit)) * previous + logistic(preActivation(0, unit)) * candidate
        );
      });
      hidden = nextCell.map((value, unit) => logistic(preActivation(3, unit)) * Math.tanh(value));
      cell = nextCell;
    }
    result.set(hidden, image * units);
  }
  return result;
}

/** Σ values[k] · matrix[k, column] */
function weightedSum(
  values: Float64Array,
  matrix: Float64Array,
  column: number,
  columns: number,
): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    sum += (values[index] ?? 0) * (matrix[index * columns + column] ?? 0);
  }
  return sum;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
