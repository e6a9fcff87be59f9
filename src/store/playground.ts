/**
 * Owns the page's store: puts its features together and tells them when a run or a worker begins or ends.
 * Imports no React; the worker, the randomness, the fetching and the saving of files are passed in.
 */
import autoBind from 'auto-bind';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkerEvent } from '../protocol/events.ts';
import { AnswersActions } from './answers/answersActions.ts';
import { ComparisonActions } from './comparison/comparisonActions.ts';
import { ConfusionsActions } from './confusions/confusionsActions.ts';
import { Context } from './core/context.ts';
import type { ActionsOf, Feature, Moment } from './core/feature.ts';
import { Keeper } from './core/kept/keeper.ts';
import type { PlaygroundPorts } from './core/ports.ts';
import { initialState, type PlaygroundState } from './core/state.ts';
import { DatasetsActions } from './datasets/datasetsActions.ts';
import { ReadingActions } from './datasets/readingActions.ts';
import { ReceivingActions } from './datasets/receivingActions.ts';
import { ExperimentActions } from './experiments/experimentActions.ts';
import { ExplanationActions } from './explanation/explanationActions.ts';
import { InsideActions } from './inside/insideActions.ts';
import { MapActions } from './map/mapActions.ts';
import { MeasuringActions } from './measuring/measuringActions.ts';
import { OfflineActions } from './offline/offlineActions.ts';
import { OneShotActions } from './oneShot/oneShotActions.ts';
import { RankingActions } from './oneShot/rankingActions.ts';
import { OverlaysActions } from './overlays/overlaysActions.ts';
import { PadsActions } from './pads/padsActions.ts';
import { PageActions } from './page/pageActions.ts';
import { PastActions } from './past/pastActions.ts';
import { PicturesActions } from './pictures/picturesActions.ts';
import { applyEvents } from './run/events.ts';
import { RunActions } from './run/runActions.ts';
import { CarryOn } from './runs/carryOn.ts';
import { DeskKeeping } from './runs/deskKeeping.ts';
import { PresentRun } from './runs/presentRun.ts';
import { RunKeeping } from './runs/runKeeping.ts';
import { RunsActions } from './runs/runsActions.ts';
import { RunsList } from './runs/runsList.ts';
import { SameNetworkActions } from './sameNetwork/sameNetworkActions.ts';
import { KeepingAwake } from './screen/keepingAwake.ts';
import { SeedsActions } from './seeds/seedsActions.ts';
import { WeightsActions } from './weights/weightsActions.ts';
import { WorkerActions } from './worker/workerActions.ts';
import { WorstPairsActions } from './worstPairs/worstPairsActions.ts';

/** The features that act at the beginning or end of runs and workers, by name. They act in this order. */
function createFeatures(context: Context, keeper: Keeper, present: PresentRun) {
  const comparison = new ComparisonActions(context);
  const pads = new PadsActions(context, comparison);
  const run = new RunActions(context);
  const ranking = new RankingActions(context);
  const oneShot = new OneShotActions(context, keeper, ranking);
  const runKeeping = new RunKeeping(context, keeper, present);
  const desk = new DeskKeeping(context, keeper, present);
  const runsList = new RunsList(context, keeper, present, runKeeping);
  const datasets = new DatasetsActions(context, { keeper, present, keeping: runKeeping });
  return {
    comparison,
    pads,
    run,
    runKeeping,
    desk,
    runsList,
    datasets,
    overlays: new OverlaysActions(context),
    carryOn: new CarryOn(context, {
      keeper,
      present,
      desk,
      keeping: runKeeping,
      list: runsList,
      run,
      datasets,
    }),
    inside: new InsideActions(context, run),
    answers: new AnswersActions(context),
    explanation: new ExplanationActions(context),
    pictures: new PicturesActions(context),
    worstPairs: new WorstPairsActions(context),
    confusions: new ConfusionsActions(context),
    map: new MapActions(context),
    measuring: new MeasuringActions(context, datasets),
    past: new PastActions(context, keeper, pads),
    ranking,
    oneShot,
    seeds: new SeedsActions(context, keeper),
    keepingAwake: new KeepingAwake(context),
    offline: new OfflineActions(context),
    weights: new WeightsActions(context, run, oneShot),
    sameNetwork: new SameNetworkActions(context, run),
  };
}

type Features = ReturnType<typeof createFeatures> & {
  readonly experiments: ExperimentActions;
  readonly reading: ReadingActions;
  readonly receiving: ReceivingActions;
  readonly runs: RunsActions;
  readonly worker: WorkerActions;
  readonly page: PageActions;
};

/** What a person may do, feature by feature. */
export type PlaygroundActions = { readonly [Name in keyof Features]: ActionsOf<Features[Name]> };

export type Playground = PlaygroundState & { readonly actions: PlaygroundActions };

/** Makes the store; nothing happens before `actions.page.open`. */
export function createPlayground(ports: PlaygroundPorts): StoreApi<Playground> {
  return createStore<Playground>()((_set, _get, store) => {
    const client = ports.createClient({
      onEvents: (events) => onEvents(events),
      onCrash: (...crash) => worker.recover(...crash),
    });
    const context = new Context(store, client, ports);
    const keeper = new Keeper(context);
    const present = new PresentRun(context);
    const features = createFeatures(context, keeper, present);
    const all: readonly Feature[] = Object.values(features);
    const tellAll = (moment: Moment): void => {
      for (const feature of all) feature[moment]?.();
    };
    const { run, carryOn, runKeeping: keeping, runsList: list, datasets } = features;
    const worker = new WorkerActions(context, run, tellAll);
    datasets.startWith(() => worker.restart());
    const reading = new ReadingActions(context, keeper, datasets);
    const experiments = new ExperimentActions(context, run, datasets);
    const page = new PageActions(context, {
      worker,
      carryOn,
      keeping,
      experiments,
      sameNetwork: features.sameNetwork,
      features: all,
    });
    const { overlays } = features;
    const runs = new RunsActions(context, {
      keeper,
      present,
      keeping,
      list,
      run,
      overlays,
      datasets,
    });

    const receiving = new ReceivingActions(context, { weights: features.weights, runs, reading });

    const onEvents = (events: readonly WorkerEvent[]): void => {
      const runIdBefore = context.status?.runId;
      store.setState((state) => applyEvents(state, events));
      for (const feature of all) feature.eventsCame?.(events);
      if (!events.some(({ kind }) => kind === 'status')) return;
      if (worker.noteRun()) {
        tellAll('workerBegan');
        worker.wentOn();
      } else if (context.status?.runId !== runIdBefore) tellAll('runBegan');
    };
    store.subscribe((state, before) => {
      for (const feature of all) feature.stateChanged?.(state, before);
    });
    const actions = { ...features, experiments, reading, receiving, runs, worker, page };
    // A view may pass an action as a callback: `onClick={actions.pads.swap}`.
    for (const feature of Object.values(actions)) autoBind(feature);
    const { hidden, embed } = ports.link;
    return { ...initialState, hidden, embed, actions };
  });
}
