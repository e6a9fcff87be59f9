/** Runs the suite of kernels on WebGL, for whoever drives the browser. */
import { startCpu } from '../../../src/siamese/backend/cpu/start.ts';
import { startWebGl } from '../../../src/siamese/backend/webgl/start.ts';
import { allKernelCases } from '../../helpers/kernels/allCases.ts';
import { kernelFaults, listFaults } from '../../helpers/kernels/kernelFaults.ts';
import { namesRegisteredBy } from '../../helpers/kernels/ourKernels.ts';

/** What the suite found. */
export interface KernelReport {
  readonly renderer: string;
  /** Calls that were made. */
  readonly calls: number;
  /** In words; empty: all is well. */
  readonly faults: readonly string[];
}

async function runKernelSuite(): Promise<KernelReport> {
  await startCpu();
  await import('@tensorflow/tfjs-backend-webgl');
  let renderer = '';
  const ours = await namesRegisteredBy('webgl', async () => {
    ({ renderer } = await startWebGl(() => {}));
  });
  const kernelsOn = { backend: 'webgl', ours } as const;
  const faults = listFaults(kernelsOn, allKernelCases);
  let calls = 0;
  for (const kernel of allKernelCases) {
    for (const one of kernel.cases) {
      calls++;
      const found = await kernelFaults(kernelsOn, kernel, one);
      faults.push(...found.map((fault) => `${kernel.kernel} of ${one.shape} ${fault}`));
    }
  }
  return { renderer, calls, faults };
}

declare global {
  interface Window {
    runKernelSuite: typeof runKernelSuite;
  }
}

window.runKernelSuite = runKernelSuite;
