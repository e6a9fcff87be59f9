/**
 * The page's store: what it knows, and the actions that call the worker. Plain of any framework; the
 * worker, the randomness, the fetching and the saving of files are passed in.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DigitPair, TestDigit, WorkerEvent } from '../protocol/siameseWorker.ts';
import type { BackendChoice } from '../settings/choices.ts';
import type { ExperimentId } from '../settings/experiments.ts';
import type { RunSettings } from '../settings/settings.ts';
import { Context } from './core/context.ts';
import type { PlaygroundPorts } from './core/ports.ts';
import { initialState, type PlaygroundState } from './core/state.ts';
import { ExplanationActions } from './explanation/explanationActions.ts';
import { insideAfter } from './inside/inside.ts';
import { InsideActions } from './inside/insideActions.ts';
import { Keeper } from './kept/keeper.ts';
import { UmapActions } from './map/umapActions.ts';
import { OneShotActions } from './oneShot/oneShotActions.ts';
import type { KnownDigit, PadChange, PadName } from './pads/drawing.ts';
import { PadActions } from './pads/padActions.ts';
import { PastActions } from './past/pastActions.ts';
import { PictureActions, type PictureName } from './pictures/pictureActions.ts';
import { applyEvents } from './run/events.ts';
import { RunActions } from './run/runActions.ts';
import { ActivationActions } from './twins/activationActions.ts';
import { WorkerActions } from './worker/workerActions.ts';
import type { DigitCell } from './worstPairs/worstPairs.ts';
import { WorstPairsActions } from './worstPairs/worstPairsActions.ts';

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
  /** One press: sets everything up, starts over and trains, or brings in trained weights. */
  runExperiment(id: ExperimentId): Promise<void>;
  chooseBackend(choice: BackendChoice): Promise<void>;
  /** Times all backends that work here and goes on with the fastest; the run is carried over. */
  probeBackends(): Promise<void>;
  /** Finds out whether WebGPU is among the backends that can be chosen here. */
  lookForWebGpu(): Promise<void>;
  /** Draws, erases, takes back: whatever makes of a pad another one. */
  changePad(pad: PadName, change: PadChange): void;
  /** Puts the test digit with this index on a pad. */
  putTestDigit(pad: PadName, index: number): Promise<void>;
  /** The test digit with this index. */
  testDigitAt(index: number): Promise<TestDigit>;
  /** Puts two test digits on the pads, to be compared. */
  putPair(a: KnownDigit, b: KnownDigit): void;
  /** Shows the worst pairs of two digits by the newest evaluation. */
  showWorstPairs(cell: DigitCell): Promise<void>;
  hideWorstPairs(): void;
  swapPads(): void;
  /** A digit of the test set: any, or any of the class with this index. */
  randomDigit(pad: PadName, label?: number): Promise<void>;
  /** The next test digit of the class on the pad (1), or the one before (−1). */
  stepDigit(pad: PadName, step: 1 | -1): Promise<void>;
  /** Looks inside the next step, phase by phase; the last phase takes it. */
  nextPhase(): Promise<void>;
  /** Follows another of the pairs of the step that is looked into. */
  followPair(index: number): Promise<void>;
  /** Explains the drawings as they are by the network as it is. */
  explain(): void;
  /** Gives up what is being explained. */
  stopExplaining(): void;
  /** Asks what the towers make of a pair now, layer by layer; the answer is in the state. */
  lookAtActivations(pair: DigitPair, layer: number | null): void;
  /** Has numbers made for a picture that is looked at, until what is returned is called. */
  watchPicture(name: PictureName): () => void;
  /** Symbols of a person's own, recognised by a few examples. */
  readonly oneShot: OneShotActions;
  /** The last comparisons. */
  readonly past: PastActions;
  /** Shows the map by UMAP, or by PCA. */
  chooseUmap(isChosen: boolean): Promise<void>;
  /** Lays the map out by UMAP for the network as it is. */
  computeUmap(): Promise<void>;
  cancelUmap(): void;
  /** Does what may fail; an error becomes a problem that a person sees. */
  attempt(action: () => Promise<void>): Promise<void>;
  exportWeights(): Promise<void>;
  importWeights(file: File): Promise<void>;
  dismissProblem(): void;
  dismissExperiment(): void;
}

export type Playground = PlaygroundState & { readonly actions: PlaygroundActions };

/** Makes the store; nothing happens before `open`. */
export function createPlayground(ports: PlaygroundPorts): StoreApi<Playground> {
  return createStore<Playground>()((_set, _get, store) => {
    const client = ports.createClient({
      onEvents: (events) => onEvents(events),
      onCrash: (...crash) => void worker.recover(...crash),
    });
    const context = new Context(store, client, ports);
    const pads = new PadActions(context);
    const run = new RunActions(context);
    const inside = new InsideActions(context, run);
    const explanation = new ExplanationActions(context);
    const pictures = new PictureActions(context);
    const activations = new ActivationActions(context);
    const worstPairs = new WorstPairsActions(context);
    const keeper = new Keeper(context);
    const past = new PastActions(context, keeper, pads);
    const oneShot = new OneShotActions(context, keeper);
    store.subscribe((state, before) => past.look(state, before));
    const umap = new UmapActions(context);
    const worker = new WorkerActions(context, () => {
      pads.forget();
      run.forget();
      inside.forget();
      activations.forget();
      oneShot.ranking.forget();
      worstPairs.hide();
      umap.cancel();
      explanation.forget();
    });

    const onEvents = (events: readonly WorkerEvent[]): void => {
      const runIdBefore = context.state.status?.runId;
      store.setState((state) => {
        const after = applyEvents(state, events);
        return { ...after, inside: insideAfter(state, after.status) };
      });
      oneShot.ranking.follow();
      if (!events.some(({ kind }) => kind === 'status')) return;
      const isFirstRun = worker.isFirstRun();
      // The last worker may have told of one after all, and the present one counts its own.
      if (isFirstRun) context.set({ comparison: null });
      if (isFirstRun || context.state.status?.runId !== runIdBefore) pads.compare();
      if (!isFirstRun) return;
      pictures.tell();
      activations.resume();
      explanation.resume();
      void context.attempt(() => run.catchUp());
    };

    const actions: PlaygroundActions = {
      open: async () => {
        const { backend, seed, complaints } = ports.query;
        const { settings } = context.state;
        context.set({
          backendChoice: backend,
          settings: { ...settings, seed: seed ?? settings.seed },
        });
        await Promise.all([worker.start(), oneShot.read(), past.read()]);
        if (complaints.length > 0 && context.state.problem === null) {
          context.report(complaints.join(' '));
        }
      },
      retryLoading: async () => {
        context.set({ problem: null, runState: context.state.status?.state ?? 'loading' });
        await worker.load();
      },
      restart: () => worker.start(),
      train: () => context.attempt(() => run.train()),
      pause: () => context.attempt(() => client.remote.pause()),
      takeStep: () => context.attempt(() => run.takeStep()),
      reset: () => context.attempt(() => run.reset()),
      undoReset: () => context.attempt(() => run.undoReset()),
      set: (name, value) => context.attempt(() => run.set(name, value)),
      runExperiment: (id) => context.attempt(() => run.runExperiment(id)),
      chooseBackend: (choice) => worker.startOther(choice),
      probeBackends: () => worker.startOther('auto', true),
      lookForWebGpu: () => context.attempt(() => worker.lookForWebGpu()),
      changePad: (pad, change) => pads.change(pad, change),
      putTestDigit: (pad, index) => context.attempt(() => pads.putTestDigit(pad, index)),
      testDigitAt: (index) => client.remote.testDigitAt(index),
      putPair: (a, b) => pads.putPair(a, b),
      showWorstPairs: (cell) => context.attempt(() => worstPairs.show(cell)),
      hideWorstPairs: () => worstPairs.hide(),
      swapPads: () => pads.swap(),
      randomDigit: (pad, label) => context.attempt(() => pads.putRandomDigit(pad, label ?? null)),
      stepDigit: (pad, step) => context.attempt(() => pads.stepTestDigit(pad, step)),
      nextPhase: () => context.attempt(() => inside.nextPhase()),
      followPair: (index) => context.attempt(() => inside.followPair(index)),
      explain: () => explanation.explain(),
      stopExplaining: () => explanation.stop(),
      lookAtActivations: (pair, layer) => activations.look(pair, layer),
      watchPicture: (name) => pictures.watch(name),
      oneShot,
      past,
      chooseUmap: (isChosen) => context.attempt(() => umap.choose(isChosen)),
      computeUmap: () => context.attempt(() => umap.compute()),
      cancelUmap: () => umap.cancel(),
      attempt: (action) => context.attempt(action),
      exportWeights: async () => {
        context.set({ isExporting: true });
        await context.attempt(async () =>
          ports.saveFile(await client.remote.exportWeights(oneShot.named)),
        );
        context.set({ isExporting: false });
      },
      importWeights: (file) =>
        context.attempt(async () => oneShot.adopt(await run.importFile(file))),
      dismissProblem: () => context.set({ problem: null }),
      dismissExperiment: () => context.set({ experiment: null }),
    };
    return { ...initialState, actions };
  });
}
