/**
 * Starts a TensorFlow.js backend: the one that is asked for, or the one that is fastest here. Each is
 * loaded only when it is tried.
 */
import type { BackendChoice, BackendName } from '../../settings/choices.ts';
import type { BackendInfo, OnBackendLost, StartedBackend } from './backendInfo.ts';
import { startCpu } from './cpu.ts';
import { startWasm } from './wasm.ts';
import { findWebGl, startWebGl } from './webgl.ts';
import { startWebGpu } from './webgpu.ts';

/** A backend that was asked for by name cannot start; the message says why and what to do. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}

/**
 * Starts a backend. `auto` takes WebGL on real hardware, else WASM, else plain CPU.
 * @throws BackendError when a forced backend, or every backend, cannot start
 */
export async function startBackend(
  choice: BackendChoice,
  onLost: OnBackendLost,
): Promise<BackendInfo> {
  if (choice !== 'auto') return startForced(choice, onLost);
  const webGl = findWebGl();
  const notWebGl = webGl.found
    ? 'WebGL here is drawn in software'
    : `WebGL cannot be used here (${webGl.reason})`;
  const attempts: readonly [BackendName, string][] = [
    ...(webGl.found && !webGl.isSoftware
      ? [['webgl', 'Chosen by itself: a graphics card is there.'] satisfies [BackendName, string]]
      : []),
    ['wasm', `Chosen by itself: ${notWebGl}.`],
    ['cpu', `Chosen by itself: ${notWebGl}, and WebAssembly does not start.`],
  ];
  const failures: string[] = [];
  for (const [name, reason] of attempts) {
    try {
      return { ...(await start(name, onLost)), reason };
    } catch (error) {
      failures.push(`${name}: ${messageOf(error)}`);
    }
  }
  throw new BackendError(`No backend starts here. ${failures.join('; ')}`);
}

async function startForced(name: BackendName, onLost: OnBackendLost): Promise<BackendInfo> {
  try {
    return { ...(await start(name, onLost)), reason: 'Chosen by hand.' };
  } catch (error) {
    throw new BackendError(
      `The backend “${name}” cannot start here: ${messageOf(error)}. Choose another one, or “auto”.`,
    );
  }
}

function start(name: BackendName, onLost: OnBackendLost): Promise<StartedBackend> {
  switch (name) {
    case 'webgl':
      return startWebGl(onLost);
    case 'wasm':
      return startWasm();
    case 'webgpu':
      return startWebGpu(onLost);
    case 'cpu':
      return startCpu();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
