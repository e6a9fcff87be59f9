/** What a backend tells of itself. */
import type { BackendName } from '../../settings/choices.ts';

/** A backend that has started. */
export interface StartedBackend {
  readonly name: BackendName;
  /** What does the computing, in words: the graphics card, or the processor and how. */
  readonly renderer: string;
  /** Whether what is meant for a graphics card (WebGL, WebGPU) runs on the processor. */
  readonly isSoftware: boolean;
}

/** The backend that runs. */
export interface BackendInfo extends StartedBackend {
  /** Why this backend runs, in one sentence. */
  readonly reason: string;
}

/** Called when the backend loses what it computes with; what it computed is rubbish from then on. */
export type OnBackendLost = () => void;
