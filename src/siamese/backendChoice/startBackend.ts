/**
 * Starts a TensorFlow.js backend: the chosen one, or the fastest one here. A backend is loaded only when
 * it is tried.
 */
import { removeBackend } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../../settings/choices.ts';
import type { BackendInfo, OnBackendLost } from '../backend/backendInfo.ts';
import { startCpu } from '../backend/cpu/start.ts';
import { startWasm } from '../backend/wasm/start.ts';
import { findWebGl, startWebGl, stopWebGl } from '../backend/webgl/start.ts';
import { startWebGpu, stopWebGpu, whyNotWebGpu } from '../backend/webgpu/start.ts';
import { type BackendCandidates, chooseBackend, type Probing } from './chooseBackend.ts';

/** A backend that was chosen by name cannot start; the message says why and what to do. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}

/**
 * Starts a backend; for `auto`, `chooseBackend` chooses it.
 * @throws BackendError when a forced backend cannot start
 * @throws NoBackendError when no backend can start
 */
export async function startBackend(
  choice: BackendChoice,
  onLost: OnBackendLost,
  probing: Probing,
): Promise<BackendInfo> {
  return choice === 'auto'
    ? chooseBackend({ starters: startersOf(onLost), webGl: findWebGl(), whyNotWebGpu }, probing)
    : forceBackend(choice, onLost);
}

/**
 * Starts the backend of this name.
 * @throws BackendError when it cannot start
 */
export async function forceBackend(name: BackendName, onLost: OnBackendLost): Promise<BackendInfo> {
  try {
    const started = await startersOf(onLost)[name].start();
    return { ...started, reason: 'Chosen by hand.', probe: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackendError(
      `The backend “${name}” cannot start here: ${reason}. Choose another one, or “auto”.`,
    );
  }
}

function startersOf(onLost: OnBackendLost): BackendCandidates['starters'] {
  return {
    webgl: { start: () => startWebGl(onLost), stop: stopWebGl },
    wasm: { start: startWasm, stop: () => removeBackend('wasm') },
    webgpu: { start: () => startWebGpu(onLost), stop: stopWebGpu },
    cpu: { start: startCpu, stop: () => removeBackend('cpu') },
  };
}
