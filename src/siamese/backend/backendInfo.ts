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

/** What a training step takes on a backend. */
export interface BackendTiming {
  readonly name: BackendName;
  readonly stepMs: number;
}

/** What a probe found on a machine. */
export interface ProbeOutcome {
  /** Which way of probing it was. */
  readonly version: number;
  /** What draws WebGL there: by it, the machine is known again. */
  readonly renderer: string;
  /** All that were timed, the fastest first. */
  readonly timings: readonly [BackendTiming, ...BackendTiming[]];
}

/** The backend that runs. */
export interface BackendInfo extends StartedBackend {
  /** Why this backend runs, in one sentence. */
  readonly reason: string;
  /** The probe that chose it, to be remembered; `null` where it was obvious or not all could be timed. */
  readonly probe: ProbeOutcome | null;
}

/** Called when the backend loses what it computes with; what it computed is rubbish from then on. */
export type OnBackendLost = () => void;
