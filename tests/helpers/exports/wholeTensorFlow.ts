/** Loads all of TensorFlow.js, as people load it: with layers, gradients and methods on tensors. */
import { vi } from 'vitest';
import { switchToBackend } from '../backends.ts';

/** The package, on the plain backend. */
export async function loadWholeTensorFlow(): Promise<typeof import('@tensorflow/tfjs')> {
  await switchToBackend('cpu');
  // It has the backend's kernels once more, and says so of each.
  const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const whole = await import('@tensorflow/tfjs');
  warnings.mockRestore();
  return whole;
}
