/** What a backend tells of itself. */
import type { BackendName } from '../../settings/choices.ts';

/** The backend that runs. */
export interface BackendInfo {
  readonly name: BackendName;
  /** What does the computing, in words: the graphics card, or the processor and how. */
  readonly renderer: string;
  /** Whether WebGL runs on the processor. */
  readonly isSoftware: boolean;
  /** Why this backend runs, in one sentence. */
  readonly reason: string;
}

/** Called when the backend loses what it computes with; what it computed is rubbish from then on. */
export type OnBackendLost = () => void;
