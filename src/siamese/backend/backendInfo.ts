/** Types only: what a backend reports about itself. */
import type { BackendName } from '../../settings/choices.ts';

/** A backend that has started. */
export interface StartedBackend {
  readonly name: BackendName;
  /** The hardware in words: the graphics card, or the processor and how it is used. */
  readonly renderer: string;
  /** Whether WebGL or WebGPU runs on the processor instead of a graphics card. */
  readonly isSoftware: boolean;
  /** What is less here than elsewhere, in one sentence for a person; `null` if nothing is. */
  readonly shortfall: string | null;
  /** Why exact arithmetic is not to be had here, in one sentence for a person; `null` if it is. */
  readonly whyNotExact: string | null;
}

/** The time of a training step on a backend. */
export interface BackendTiming {
  readonly name: BackendName;
  readonly stepMs: number;
}

/** The result of a probe on one machine. */
export interface ProbeOutcome {
  /** The version of the probe. */
  readonly version: number;
  /** The renderer of WebGL there: it identifies the machine. */
  readonly renderer: string;
  /** All timed backends, fastest first. */
  readonly timings: readonly [BackendTiming, ...BackendTiming[]];
}

/** The backend that runs. */
export interface BackendInfo extends StartedBackend {
  /** Why this backend runs, in one sentence. */
  readonly reason: string;
  /** The probe that chose it, to be remembered; `null` without a probe, or if a backend failed in it. */
  readonly probe: ProbeOutcome | null;
}

/** Called when the backend loses its device; its results are wrong from then on. */
export type OnBackendLost = () => void;
