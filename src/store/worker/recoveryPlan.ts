/**
 * Decides where a run goes on after its worker has gone: on the same backend, then on the next one, and
 * after some tries in a row not by itself any more. The clock is passed in.
 */
import type { BackendName } from '../../settings/choices.ts';

/** A worker that goes again within this time has not been helped by its new start. */
const soonMs = 60_000;
/** Tries in a row for what no other backend helps, such as a script that does not arrive. */
const mostTries = 2;
/** Before the second try: a server may need a moment. */
const secondTryAfterMs = 1_000;

/** The backend that stands in for another one. */
const nextBackend: Readonly<Record<BackendName, BackendName | null>> = {
  webgpu: 'webgl',
  webgl: 'wasm',
  wasm: 'cpu',
  cpu: null,
};

/** How to go on. */
export interface Try {
  /** `null`: as chosen. */
  readonly backend: BackendName | null;
  readonly afterMs: number;
}

/** A worker that has gone. */
export interface Loss {
  readonly atMs: number;
  /** Its backend; `null` if it had none yet. */
  readonly backend: BackendName | null;
  /** Whether its script did not arrive: no other backend helps then. */
  readonly isCodeMissing: boolean;
}

export class RecoveryPlan {
  /** The backend that stands in for the chosen one. */
  #standIn: BackendName | null = null;
  #losses = 0;
  #lastAtMs = Number.NEGATIVE_INFINITY;

  /** The backend of the next worker instead of the chosen one; `null`: the chosen one. */
  get standIn(): BackendName | null {
    return this.#standIn;
  }

  /** A person has chosen: what went wrong before does not count any more. */
  forget(): void {
    this.#standIn = null;
    this.#losses = 0;
    this.#lastAtMs = Number.NEGATIVE_INFINITY;
  }

  /** How to go on after this loss; `null`: a person must decide. */
  next({ atMs, backend, isCodeMissing }: Loss): Try | null {
    this.#losses = atMs - this.#lastAtMs <= soonMs ? this.#losses + 1 : 1;
    this.#lastAtMs = atMs;
    if (this.#losses === 1) return { backend: this.#standIn, afterMs: 0 };
    if (isCodeMissing) {
      if (this.#losses > mostTries) return null;
      return { backend: this.#standIn, afterMs: secondTryAfterMs };
    }
    const next = backend === null ? 'wasm' : nextBackend[backend];
    if (next === null) return null;
    this.#standIn = next;
    return { backend: next, afterMs: 0 };
  }
}
