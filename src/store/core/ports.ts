/** Owns what the store needs from outside: every port is passed in. Types only. */

import type { ClientListener, StartOptions } from '../../client/trainingClient.ts';
import type { BackendInfo } from '../../protocol/backend.ts';
import type { ExportedFile, SiameseWorker } from '../../protocol/siameseWorker.ts';
import type { ProgressListener, UmapRequest } from '../../protocol/umap.ts';
import type { KeptValues } from './kept/keptValues.ts';
import type { QueryChoices } from './query.ts';

/** The part of the worker's client that the store uses. */
export interface Client {
  readonly remote: SiameseWorker;
  start(options: StartOptions): Promise<BackendInfo>;
  restartWith(options: StartOptions): Promise<BackendInfo>;
  /** Ends the worker. */
  stop(): void;
}

/** Lays embeddings out by UMAP; `null` when it was cancelled. */
export interface UmapPort {
  layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array | null>;
  cancel(): void;
}

/** A place for a text that outlives the visit, if the browser offers one. */
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
  /** Keeps the result of the backends' probe on this machine. */
  readonly probeMemory: TextMemory;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Keeps values that outlive the page. */
  readonly kept: KeptValues;
  /** A clock in milliseconds, for durations. */
  readonly now: () => number;
  /** Runs an action after `ms` milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, action: () => void) => () => void;
  /**
   * Takes the lock of this name for this tab.
   * @returns lets go of the lock; `null` if another tab holds it
   */
  readonly holdLock: (name: string) => Promise<(() => void) | null>;
  readonly saveFile: (file: ExportedFile) => void;
  /** The text of a file of this site; the path is relative to the page. */
  readonly fetchText: (path: string) => Promise<string>;
}
