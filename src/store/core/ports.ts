/** What the store needs from its surroundings. */

import type { ClientListener, StartOptions } from '../../client/trainingClient.ts';
import type { BackendInfo } from '../../protocol/backend.ts';
import type { ExportedFile, SiameseWorker } from '../../protocol/siameseWorker.ts';
import type { ProgressListener, UmapRequest } from '../../protocol/umap.ts';
import type { KeptValues } from './kept/keptValues.ts';
import type { QueryChoices } from './query.ts';

/** The worker's client, as the store uses it. */
export interface Client {
  readonly remote: SiameseWorker;
  start(options: StartOptions): Promise<BackendInfo>;
  restartWith(options: StartOptions): Promise<BackendInfo>;
}

/** Lays embeddings out by UMAP; `null` when it was cancelled. */
export interface UmapPort {
  layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array | null>;
  cancel(): void;
}

/** A place that outlives the visit, where the browser has one. */
export interface TextMemory {
  read(): string | null;
  write(text: string): void;
}

export interface PlaygroundPorts {
  readonly createClient: (listener: ClientListener) => Client;
  /** The address of a file of this site; the path is relative to the page. */
  readonly addressOf: (path: string) => string;
  readonly umap: UmapPort;
  readonly query: QueryChoices;
  /** Keeps what a probe of the backends found on this machine. */
  readonly probeMemory: TextMemory;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Where values are kept that outlive the page. */
  readonly kept: KeptValues;
  /** Does something after so many milliseconds, unless what is returned is called before. */
  readonly after: (ms: number, action: () => void) => () => void;
  readonly saveFile: (file: ExportedFile) => void;
  /** The text of a file of this site; the path is relative to the page. */
  readonly fetchText: (path: string) => Promise<string>;
}
