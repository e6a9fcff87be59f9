/** Reads and checks the named inputs of a kernel's call. */
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * The named inputs of a kernel.
 * @throws Error when one is missing
 */
export function pick<const Names extends readonly string[]>(
  inputs: NamedTensorInfoMap,
  names: Names,
): { [Index in keyof Names]: TensorInfo };
export function pick(inputs: NamedTensorInfoMap, names: readonly string[]): TensorInfo[] {
  return names.map((name) => {
    const tensor = inputs[name];
    if (tensor === undefined) throw new Error(`The input ${name} is missing`);
    return tensor;
  });
}

/**
 * The named inputs of a kernel, all of one shape.
 * @throws Error when one is missing, or shapes differ
 */
export function pickOfOneShape<const Names extends readonly string[]>(
  inputs: NamedTensorInfoMap,
  names: Names,
): { [Index in keyof Names]: TensorInfo } {
  const tensors = pick(inputs, names);
  const shapes = new Set(names.map((name) => inputs[name]?.shape.join()));
  if (shapes.size > 1) throw new Error(`Inputs of shapes [${[...shapes].join('], [')}] do not fit`);
  return tensors;
}
