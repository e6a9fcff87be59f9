/** What the store needs from its surroundings. */
import type { BackendInfo, ExportedFile, OpenOptions, SiameseWorker } from '../worker/api.ts';
import type { ClientListener } from '../worker/client.ts';
import type { QueryChoices } from './query.ts';

/** The worker's client, as the store uses it. */
export interface Client {
  readonly remote: SiameseWorker;
  start(options: Omit<OpenOptions, 'restore'>): Promise<BackendInfo>;
  restartWith(options: Omit<OpenOptions, 'restore'>): Promise<BackendInfo>;
}

/** A place that outlives the visit, where the browser has one. */
export interface TextMemory {
  read(): string | null;
  write(text: string): void;
}

export interface PlaygroundPorts {
  readonly createClient: (listener: ClientListener) => Client;
  /** Where the data set's manifest is. */
  readonly manifestUrl: string;
  readonly query: QueryChoices;
  /** Keeps what a probe of the backends found on this machine. */
  readonly probeMemory: TextMemory;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly saveFile: (file: ExportedFile) => void;
  /** The text of a file of this site; the path is relative to the page. */
  readonly fetchText: (path: string) => Promise<string>;
}
