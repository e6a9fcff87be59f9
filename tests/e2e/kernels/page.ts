/** Holds our WebGL kernels against the plain way of computing, for whoever drives the browser. */
import * as tf from '@tensorflow/tfjs-core';
import { startCpu } from '../../../src/siamese/backend/cpu/start.ts';
import { startWebGl } from '../../../src/siamese/backend/webgl/start.ts';
import { makeCases } from './cases.ts';

/** One call of a kernel of ours. */
export interface Finding {
  readonly kernel: string;
  readonly shape: string;
  /** Whether WebGL has this kernel, and the CPU backend has it only where ours is in front of another. */
  readonly isOurs: boolean;
  /** Numbers that were compared. */
  readonly count: number;
  /** The largest |found − expected| ÷ (1 + |expected|). */
  readonly difference: number;
}

/** Runs every kernel on WebGL, and what stands in for it on the CPU backend, which has none of ours. */
async function compareKernels(): Promise<{ renderer: string; findings: Finding[] }> {
  await startCpu();
  const { renderer } = await startWebGl(() => {});
  const findings: Finding[] = [];
  for (const { kernel, shape, isInFront = false, run } of makeCases()) {
    const found = await resultsOn('webgl', run);
    const expected = await resultsOn('cpu', run);
    const differences = found.map((value, index) => {
      const truth = expected[index] ?? Number.NaN;
      return Math.abs(value - truth) / (1 + Math.abs(truth));
    });
    const has = (backend: string) => tf.getKernel(kernel, backend) !== undefined;
    findings.push({
      kernel,
      shape,
      isOurs: has('webgl') && has('cpu') === isInFront && found.length === expected.length,
      count: found.length,
      difference: Math.max(...differences),
    });
  }
  return { renderer, findings };
}

async function resultsOn(backend: 'cpu' | 'webgl', run: () => tf.Tensor[]): Promise<number[]> {
  await tf.setBackend(backend);
  const values = await Promise.all(tf.tidy(run).map((tensor) => tensor.data()));
  return values.flatMap((numbers) => [...numbers]);
}

declare global {
  interface Window {
    compareKernels: typeof compareKernels;
  }
}

window.compareKernels = compareKernels;
