/**
 * The page's store: what it knows, and the actions that call the worker. Plain of any framework; the
 * worker, the randomness and the saving of files are passed in.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { largestWeightsFileBytes } from '../settings/limits.ts';
import {
  type BackendChoice,
  liveSettingNames,
  needsReset,
  type RunSettings,
} from '../settings/settings.ts';
import type { BackendInfo, ExportedFile, OpenOptions, SiameseWorker } from '../worker/api.ts';
import type { ClientListener } from '../worker/client.ts';
import {
  beginStroke,
  clearPad,
  extendStroke,
  type Pad,
  type PadName,
  type Point,
  putDigit,
  undoPad,
} from './drawing.ts';
import { applyEvents } from './events.ts';
import type { QueryChoices } from './query.ts';
import { initialState, type PlaygroundState, type Problem } from './state.ts';

/** The worker's client, as the store uses it. */
export interface Client {
  readonly remote: SiameseWorker;
  start(options: Omit<OpenOptions, 'restore'>): Promise<BackendInfo>;
  restartWith(options: Omit<OpenOptions, 'restore'>): Promise<BackendInfo>;
}

/** What the store needs from its surroundings. */
export interface PlaygroundPorts {
  readonly createClient: (listener: ClientListener) => Client;
  /** Where the data set's manifest is. */
  readonly manifestUrl: string;
  readonly query: QueryChoices;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly saveFile: (file: ExportedFile) => void;
}

export interface PlaygroundActions {
  /** Starts the worker and the loading. */
  open(): Promise<void>;
  retryLoading(): Promise<void>;
  restart(): Promise<void>;
  train(): Promise<void>;
  pause(): Promise<void>;
  takeStep(): Promise<void>;
  reset(): Promise<void>;
  undoReset(): Promise<void>;
  set<Name extends keyof RunSettings>(name: Name, value: RunSettings[Name]): Promise<void>;
  chooseBackend(choice: BackendChoice): Promise<void>;
  beginStroke(pad: PadName, point: Point): void;
  extendStroke(pad: PadName, points: readonly Point[]): void;
  clearPad(pad: PadName): void;
  undoPad(pad: PadName): void;
  randomDigit(pad: PadName): Promise<void>;
  exportWeights(): Promise<void>;
  importWeights(file: File): Promise<void>;
  dismissProblem(): void;
}

export type Playground = PlaygroundState & { readonly actions: PlaygroundActions };

/** Makes the store; nothing happens before `open`. */
export function createPlayground(ports: PlaygroundPorts): StoreApi<Playground> {
  const { query } = ports;
  return createStore<Playground>()((set, get) => {
    const client = ports.createClient({
      onEvents: (events) => {
        hasWorked = true;
        set((state) => applyEvents(state, events));
      },
      onCrash: (reason) => void recover(reason),
    });
    /** Whether the present worker has sent anything: one that never did would only crash again. */
    let hasWorked = false;
    /** Whether the pair has changed while another was being compared. */
    let isPairNew = false;

    const report = (message: string, remedy: Problem['remedy'] = null): void =>
      set({ problem: { message, remedy } });

    /** Calls the worker; an error becomes a problem that a person sees. */
    const attempt = async (action: () => Promise<void>): Promise<void> => {
      try {
        await action();
      } catch (error) {
        report(messageOf(error));
      }
    };

    const start = async (begin: 'start' | 'restartWith'): Promise<void> => {
      const { settings, backendChoice } = get();
      hasWorked = false;
      // A network that was set aside was in the memory of the worker that is gone.
      set({ runState: 'loading', backend: null, problem: null, undo: null });
      try {
        const { manifestUrl } = ports;
        set({ backend: await client[begin]({ settings, backend: backendChoice, manifestUrl }) });
      } catch (error) {
        set({ runState: 'error' });
        report(messageOf(error), get().backendChoice === 'auto' ? 'restart' : 'use-auto-backend');
        return;
      }
      await load();
    };

    const load = async (): Promise<void> => {
      try {
        await client.remote.load();
        const { failures } = get().loading;
        if (failures.length > 0) report(missingImages(failures), 'retry-loading');
        comparePads();
      } catch (error) {
        set({ runState: 'error' });
        report(`MNIST could not be loaded: ${messageOf(error)}.`, 'retry-loading');
      }
    };

    const recover = async (reason: string): Promise<void> => {
      if (!hasWorked) {
        set({ runState: 'error' });
        report(`The worker that trains has stopped: ${reason}.`, 'restart');
        return;
      }
      await start('start');
      report(`The worker that trains had stopped (${reason}). It goes on from its last copy.`);
    };

    const comparePads = (): void => {
      isPairNew = true;
      if (!get().isComparing && get().status !== null) void attempt(compareUntilSettled);
    };

    const compareUntilSettled = async (): Promise<void> => {
      set({ isComparing: true });
      try {
        while (isPairNew) {
          isPairNew = false;
          const { pads, status } = get();
          const comparison = await client.remote.compare({ a: pads.a.digit, b: pads.b.digit });
          const runId = status?.runId ?? 0;
          set((state) => applyEvents(state, [{ kind: 'comparison', runId, comparison }]));
        }
      } finally {
        set({ isComparing: false });
      }
    };

    /** Changes a pad; the similarity curve is that of one pair, so it starts anew. */
    const changePad = (name: PadName, change: (pad: Pad) => Pad): void => {
      const { pads, history } = get();
      const pad = change(pads[name]);
      if (pad === pads[name]) return;
      set({ pads: { ...pads, [name]: pad }, history: { ...history, similarity: [] } });
      comparePads();
    };

    const actions: PlaygroundActions = {
      open: async () => {
        const { backend, seed, complaints } = query;
        const { settings } = get();
        set({ backendChoice: backend, settings: { ...settings, seed: seed ?? settings.seed } });
        await start('start');
        if (complaints.length > 0 && get().problem === null) report(complaints.join(' '));
      },
      retryLoading: async () => {
        set({ problem: null, runState: get().status?.state ?? 'loading' });
        await load();
      },
      restart: () => start('start'),
      train: () => attempt(() => client.remote.train()),
      pause: () => attempt(() => client.remote.pause()),
      takeStep: () => attempt(() => client.remote.takeStep()),
      reset: () =>
        attempt(async () => {
          set({ problem: null });
          await client.remote.reset(get().settings);
          comparePads();
        }),
      undoReset: () =>
        attempt(async () => {
          await client.remote.undo();
          comparePads();
        }),
      set: (name, value) =>
        attempt(async () => {
          set({ settings: { ...get().settings, [name]: value } });
          const { settings, status } = get();
          if (status === null) return;
          if (isLive(name)) {
            const { margin, learningRate, augmentation, steps } = settings;
            await client.remote.setLive({ margin, learningRate, augmentation, steps });
          } else if (status.step === 0 && needsReset(status.settings, settings)) {
            // Nothing has been learnt yet: no need to ask for a reset.
            await client.remote.reset(settings);
            comparePads();
          }
        }),
      chooseBackend: async (choice) => {
        set({ backendChoice: choice });
        await start(get().status === null ? 'start' : 'restartWith');
      },
      beginStroke: (name, point) => changePad(name, (pad) => beginStroke(pad, point)),
      extendStroke: (name, points) => changePad(name, (pad) => extendStroke(pad, points)),
      clearPad: (name) => changePad(name, clearPad),
      undoPad: (name) => changePad(name, undoPad),
      randomDigit: (name) =>
        attempt(async () => {
          const { pixels, className } = await client.remote.testDigit(ports.random());
          changePad(name, (pad) => putDigit(pad, pixels, className));
        }),
      exportWeights: async () => {
        set({ isExporting: true });
        await attempt(async () => ports.saveFile(await client.remote.exportWeights()));
        set({ isExporting: false });
      },
      importWeights: (file) =>
        attempt(async () => {
          set({ problem: null });
          await client.remote.importWeights(await readText(file));
          comparePads();
        }),
      dismissProblem: () => set({ problem: null }),
    };
    return { ...initialState, actions };
  });
}

function isLive(name: keyof RunSettings): boolean {
  return liveSettingNames.some((live) => live === name);
}

/** @throws Error when the file is larger than any weights file that is read */
async function readText(file: File): Promise<string> {
  if (file.size > largestWeightsFileBytes) {
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    throw new Error(
      `${file.name} is too big: ${megabytes(file.size)}, at most ${megabytes(largestWeightsFileBytes)} are read`,
    );
  }
  return file.text();
}

function missingImages(failures: readonly string[]): string {
  const [first] = failures;
  return (
    `${failures.length} of MNIST's files did not arrive (${first}). ` +
    'Training goes on with the images that did.'
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
