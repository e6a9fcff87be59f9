/** Compares one call of an op on one backend with the plain version and with the truth. */
import * as tf from '@tensorflow/tfjs-core';
import { relativeDifference } from '../relativeDifference.ts';
import type { FastBackend, KernelCase, KernelCases } from './kernelCase.ts';
import { countHandOvers } from './ourKernels.ts';

/** A backend and our kernels on it. */
export interface KernelsOn {
  readonly backend: FastBackend | 'cpu';
  readonly ours: ReadonlySet<string>;
}

/** The largest allowed |found − expected| ÷ (1 + |expected|) of an op that rounds. */
const bound = 1e-5;
/** The largest allowed ‖found − expected‖ ÷ ‖expected‖ over all its results. */
const boundOfAll = 1e-6;

interface Results {
  readonly shapes: readonly string[];
  readonly values: readonly number[];
  /** The kernels that ran. */
  readonly kernels: readonly string[];
  readonly handOvers: number;
}

/**
 * Finds kernels without calls, and calls of kernels that do not exist.
 * @returns one fault in words each; empty without faults
 */
export function listFaults(
  { backend, ours }: KernelsOn,
  allCases: readonly KernelCases[],
): string[] {
  const expected = new Set(
    allCases.flatMap(({ kernel, backends }) =>
      backends.some((name) => name === backend) ? [kernel] : [],
    ),
  );
  return [
    ...[...ours].filter((name) => !expected.has(name)).map((name) => `${name} has no case`),
    ...[...expected].filter((name) => !ours.has(name)).map((name) => `${name} is not there`),
  ];
}

/**
 * Finds the faults of a call. Compares the plain version on the CPU backend with the truth, and the op on
 * the given backend with the plain version. Leaves that backend the current one.
 * @returns one fault in words each; empty without faults
 */
export async function kernelFaults(
  { backend, ours }: KernelsOn,
  { kernel, backends, isExact }: KernelCases,
  { run, plain, truth, handedBackOn = [] }: KernelCase,
): Promise<string[]> {
  const allowed = isExact ? 0 : bound;
  await tf.setBackend('cpu');
  const expected = await resultsOf(plain);
  await tf.setBackend(backend);
  fillFreeMemory(expected.values.length);
  const before = memoryInUse();
  const found = await resultsOf(run);
  const isOurs = ours.has(kernel) && found.kernels.includes(kernel) && found.handOvers === 0;
  const isForUs =
    backend !== 'cpu' && backends.includes(backend) && !handedBackOn.includes(backend);
  const faults = {
    'has no results': expected.values.length === 0,
    'the plain version is not the truth': !areClose(expected.values, truth(), allowed),
    'is not the plain version': !areClose(found.values, expected.values, allowed),
    'is not the plain version, all results together':
      relativeDifference(found.values, expected.values) > boundOfAll,
    'has other shapes': found.shapes.join() !== expected.shapes.join(),
    'is not computed by our kernel': isForUs && !isOurs,
    'is computed by our kernel, which was not made for it': isOurs && !isForUs,
    'leaves memory behind': memoryInUse() !== before,
  };
  return Object.entries(faults).flatMap(([words, isWrong]) => (isWrong ? [words] : []));
}

async function resultsOf(run: () => tf.Tensor[]): Promise<Results> {
  const before = countHandOvers();
  let tensors: tf.Tensor[] = [];
  const { kernelNames } = await tf.profile(() => {
    tensors = tf.tidy(run);
    return tensors;
  });
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  const shapes = tensors.map(({ shape }) => `[${shape.join()}]`);
  tf.dispose(tensors);
  return {
    shapes,
    values: values.flatMap((numbers) => [...numbers]),
    kernels: kernelNames,
    handOvers: countHandOvers() - before,
  };
}

/** Fills free memory with NaN, so that a number that a kernel does not write is detected. */
function fillFreeMemory(count: number): void {
  for (const size of [count, 2 * count]) tf.fill([1, size], Number.NaN).dispose();
}

function memoryInUse(): string {
  const { numTensors, numDataBuffers } = tf.memory();
  return `${numTensors} tensors, ${numDataBuffers} buffers, ${tf.backend().numDataIds()} ids`;
}

function areClose(found: ArrayLike<number>, expected: ArrayLike<number>, allowed: number): boolean {
  return (
    found.length === expected.length &&
    Array.from(expected).every((value, at) => {
      const difference = Math.abs((found[at] ?? Number.NaN) - value);
      return difference <= allowed * (1 + Math.abs(value));
    })
  );
}
