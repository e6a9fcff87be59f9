import { beforeAll, describe, expect, it } from 'vitest';
import { ourWasmKernels, switchToBackend } from '../../../helpers/backends.ts';
import { allKernelCases } from '../../../helpers/kernels/allCases.ts';
import { kernelFaults, listFaults } from '../../../helpers/kernels/kernelFaults.ts';

const backends = [
  { words: 'the CPU', backend: 'cpu', build: undefined },
  { words: 'WASM with SIMD', backend: 'wasm', build: 'simd' },
  { words: 'WASM with fused multiply-add', backend: 'wasm', build: 'relaxed-simd' },
] as const;

describe.each(backends)('on $words', ({ backend, build }) => {
  beforeAll(async () => {
    await switchToBackend('cpu');
    await switchToBackend(backend, build);
  });
  const kernelsOn = () => ({
    backend,
    ours: backend === 'cpu' ? new Set<string>() : ourWasmKernels(),
  });

  it('every kernel of ours has cases, and every kernel with cases is there', () => {
    expect(listFaults(kernelsOn(), allKernelCases)).toEqual([]);
  });

  describe.each(allKernelCases)('$kernel', (kernel) => {
    it.each(kernel.cases)('of $shape is the plain version, and the truth', async (one) => {
      expect(await kernelFaults(kernelsOn(), kernel, one)).toEqual([]);
    });
  });
});
