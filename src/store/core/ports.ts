/** Owns what the store needs from outside: every port is passed in. Types only. */

import type { ClientListener, StartOptions } from '../../client/trainingClient.ts';
import type { OtherData } from '../../protocol/answers/measuring.ts';
import type { BackendInfo } from '../../protocol/backend.ts';
import type {
  FileToRead,
  FoundSummary,
  OwnImages,
  ReadingChoices,
  ReadingListener,
} from '../../protocol/ownData.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { ExportedBytes, ExportedFile, SiameseWorker } from '../../protocol/siameseWorker.ts';
import type { ProgressListener, UmapRequest } from '../../protocol/umap.ts';
import type { LinkChoices } from '../../settings/link/readLink.ts';
import type { Offer } from '../page/newVersion.ts';
import type { KeptRecords } from './kept/keptRecords.ts';

/** The part of the worker's client that the store uses. */
export interface Client {
  readonly remote: SiameseWorker;
  start(options: StartOptions): Promise<BackendInfo>;
  restartWith(options: StartOptions): Promise<BackendInfo>;
  /** The next worker continues this run; `null`: it begins a new one. */
  continueWith(snapshot: RunSnapshot | null): void;
  /** Hands another data set over to the worker, to measure networks on; `null` frees it. */
  lend(data: OtherData | null): Promise<void>;
  /** Ends the worker. */
  stop(): void;
}

/** Lays embeddings out by UMAP; `null` when it was cancelled. */
export interface UmapPort {
  layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array | null>;
  cancel(): void;
}

/** Reads files in a worker of its own. */
export interface FilesPort {
  read(
    files: readonly FileToRead[],
    choices: Partial<ReadingChoices>,
    onProgress: ReadingListener,
  ): Promise<FoundSummary>;
  take(): Promise<OwnImages>;
  /** Ends the worker, and frees what it found. */
  end(): void;
}

/** A place for a text that outlives the page, if the browser offers one. */
export interface TextMemory {
  read(): string | null;
  write(text: string): void;
  clear(): void;
}

/** What one tab tells the others: these records have changed. */
export type TabMessage = 'runs' | 'symbols' | 'comparisons' | 'datasets';

/** The tabs of this page in one browser. */
export interface Tabs {
  /**
   * Takes a lock until the returned function is called.
   * @param patienceMs how long to wait: the page before a reload may not have let go yet
   * @returns `null` if another tab holds it
   */
  hold(name: string, patienceMs: number): Promise<(() => void) | null>;
  /** The locks that any tab holds. */
  heldNames(): Promise<ReadonlySet<string>>;
  tell(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): void;
}

/** The moments at which a page may end. */
export interface PageLife {
  /** The page is about to be left, or out of sight: perhaps it never comes back. May come several times. */
  onHidden(listener: () => void): void;
  /** The page ends, or sleeps until `onComeBack`. */
  onLeave(listener: () => void): void;
  /** A page that was left is on show again. */
  onComeBack(listener: () => void): void;
  /** Lets the browser ask a person who leaves, if that is needed then. */
  askBeforeLeaving(isNeeded: () => boolean): void;
  /** Whether this tab has shown the page before: it was reloaded, or a person has come back to it. */
  isReturn(): boolean;
  reload(): void;
}

/** The screen on which the page is. */
export interface Screen {
  /** Whether the page is on show. */
  isSeen(): boolean;
  /** The page comes in sight, or is hidden. */
  onSeen(listener: () => void): void;
  /**
   * Keeps the screen from going dark until the returned function is called; `null` if the browser cannot
   * or will not.
   */
  keepAwake(): Promise<(() => void) | null>;
}

/** The browser's storage for this page. */
export interface StorageUse {
  /** Asks the browser not to clear it by itself; whether it agrees. */
  persist(): Promise<boolean>;
  /** `null` if the browser cannot tell. */
  usedBytes(): Promise<number | null>;
}

/** The copy of the page in this browser that works without a network. */
export interface OfflineCopy {
  /** False where the browser keeps none: at addresses without TLS, and in some private windows. */
  readonly isPossible: boolean;
  /** Whether a person has removed it and wants none. */
  isDeclined(): Promise<boolean>;
  /**
   * Keeps the app, whatever is there already; resolves when it is kept.
   * @throws Error if the browser refuses, or the app cannot be fetched
   */
  keepApp(): Promise<void>;
  /**
   * Whether the app and every shard of a data set are kept.
   * @param manifestPath relative to the page
   */
  isWhole(manifestPath: string): Promise<boolean>;
  /** Removes the copy, until `allow` lets the next visit make another. */
  remove(): Promise<void>;
  allow(): Promise<void>;
  /** Tells that a new version of the page has arrived and waits for a reload. */
  onNewVersion(listener: () => void): void;
  /** Has the next load of the page be the newest version, if the server gives it in time. Never rejects. */
  bringNewVersion(): Promise<void>;
}

export interface PlaygroundPorts {
  readonly createClient: (listener: ClientListener) => Client;
  /** The address of a file of this site; the path is relative to the page. */
  readonly addressOf: (path: string) => string;
  readonly umap: UmapPort;
  /** Reads a person's own data. */
  readonly files: FilesPort;
  /** What the link asks for by which the page was opened. */
  readonly link: LinkChoices;
  /** Keeps the result of the backends' probe on this machine. */
  readonly probeMemory: TextMemory;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** A text that no other record has as its key; later ones come later in the alphabet. */
  readonly newKey: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Keeps what outlives the page. */
  readonly kept: KeptRecords;
  /** Keeps the key of this tab's run. */
  readonly tabMemory: TextMemory;
  /** Keeps the key of the run that any tab has kept last. */
  readonly newestMemory: TextMemory;
  readonly tabs: Tabs;
  readonly pageLife: PageLife;
  readonly screen: Screen;
  readonly storageUse: StorageUse;
  readonly offlineCopy: OfflineCopy;
  /** A clock in milliseconds, for durations. */
  readonly clockMs: () => number;
  /** Runs an action after `ms` milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, action: () => void) => () => void;
  readonly saveFile: (file: ExportedFile) => void;
  readonly saveBytes: (file: ExportedBytes) => void;
  /** The text of a file of this site; the path is relative to the page. */
  readonly fetchText: (path: string) => Promise<string>;
  /** Asks the server which version of the page it offers. Never rejects. */
  readonly lookForNewVersion: () => Promise<Offer>;
}
