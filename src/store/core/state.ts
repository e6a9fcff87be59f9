/** Owns what the page knows, as plain data. Everything of one run is in `run` and nowhere else. */
import type { BackendInfo } from '../../protocol/backend.ts';
import type { GalleryDigits } from '../../protocol/pictures.ts';
import type { RunState, UndoKind } from '../../protocol/run.ts';
import type { BackendChoice, BackendName } from '../../settings/choices.ts';
import { type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import type { ExperimentId } from '../../settings/experiments.ts';
import type { EmbedName } from '../../settings/link/embeds.ts';
import type { HidablePart } from '../../settings/link/hidableParts.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import type { RunRecord } from '../curves/runRecord.ts';
import { type DatasetsState, noDatasets } from '../datasets/datasets.ts';
import { noUmap, type UmapState } from '../map/umap.ts';
import { noOffline, type Offline } from '../offline/offline.ts';
import { emptyOneShot, type OneShot } from '../oneShot/oneShot.ts';
import type { Overlay } from '../overlays/overlays.ts';
import { emptyPad, type Pad, type PadName } from '../pads/pad.ts';
import { noPastComparisons, type PastComparisons } from '../past/pastComparisons.ts';
import { noRuns, type Runs } from '../runs/runs.ts';
import type { SameNetwork } from '../sameNetwork/sameNetwork.ts';
import { noSeeds, type SeedsState } from '../seeds/seedsState.ts';
import { noRun, type RunScope } from './runScope.ts';

export type { Activations, OpenedLayer } from '../../protocol/answers/activations.ts';
export type { FewShotFigures } from '../../protocol/answers/fewShot.ts';
export type { MeasuredFigures } from '../../protocol/answers/measuring.ts';
export type { TestDigit } from '../../protocol/answers/testDigit.ts';
export type { Evaluation } from '../../protocol/evaluation.ts';
export type {
  BatchImage,
  BatchPair,
  EmbeddingMap,
  GalleryDigits,
  StepPairs,
} from '../../protocol/pictures.ts';
export type { RunState, RunStatus, RunWarning, UndoKind } from '../../protocol/run.ts';
export type { LatestEvaluation, RunScope } from './runScope.ts';

/** How much of the data set has arrived. */
export interface Loading {
  readonly loadedImages: number;
  readonly totalImages: number;
  /** Why each failed shard failed. */
  readonly failures: readonly string[];
}

/** A problem that a person must see, and the remedy that the page offers. */
export interface Problem {
  readonly message: string;
  readonly remedy: 'retry-loading' | 'restart' | 'use-auto-backend' | 'reload' | null;
}

export interface PlaygroundState {
  /** `loading` and `error` are states of the page; the other states are the run's. */
  readonly runState: RunState;
  /** The present run. */
  readonly run: RunScope;
  /** The record of the run that `undo` brings back. */
  readonly thrownAway: { readonly runId: number; readonly record: RunRecord } | null;
  /** The record of the kept run that the worker's next run continues. */
  readonly awaitedRecord: RunRecord | null;
  readonly undo: UndoKind | null;
  /** Other runs that the curves show too, in the order in which they were added. */
  readonly overlays: readonly Overlay[];
  readonly backendChoice: BackendChoice;
  /** `null` before a backend has started. */
  readonly backend: BackendInfo | null;
  /** The backend that is timed now, before one has started. */
  readonly probing: BackendName | null;
  /** Why WebGPU cannot be chosen here; `null` if it can, or before the worker has been asked. */
  readonly whyNotWebGpu: string | null;
  /** The data set that is learnt from. */
  readonly dataset: DatasetFacts;
  /** A person's own data sets. */
  readonly datasets: DatasetsState;
  readonly loading: Loading;
  /** The settings on the controls; the run's own settings are in its status. */
  readonly settings: RunSettings;
  /** The experiment whose words are on show. */
  readonly experiment: ExperimentId | null;
  readonly pads: Readonly<Record<PadName, Pad>>;
  /** Whether the drawings have changed since the comparison. */
  readonly isComparing: boolean;
  /** Whether the worker has been asked to explain and has not answered. */
  readonly isExplaining: boolean;
  /** Whether the worker has been asked about a step and has not answered. */
  readonly isLookingInside: boolean;
  readonly past: PastComparisons;
  readonly oneShot: OneShot;
  /** The comparison of settings over several seeds. */
  readonly seeds: SeedsState;
  /** The test digits of the gallery; `null` before the first map. */
  readonly gallery: GalleryDigits | null;
  /** The map's other layout; it may belong to an earlier run, and carries that run's id. */
  readonly umap: UmapState;
  /** The kept runs of this browser. */
  readonly runs: Runs;
  /** The chosen view of each panel by name; a panel that is not in it shows its first view. */
  readonly panels: Readonly<Record<string, string>>;
  /** The parts of the page that the link has taken away. */
  readonly hidden: readonly HidablePart[];
  /** The one panel that the page shows, in another site's frame; `null` for the whole page. */
  readonly embed: EmbedName | null;
  /** Whether a weights file is being made. */
  readonly isExporting: boolean;
  /** The network that the link names and the page trains anew; `null` without one. */
  readonly sameNetwork: SameNetwork | null;
  readonly problem: Problem | null;
  readonly offline: Offline;
}

export const initialState: PlaygroundState = {
  runState: 'loading',
  run: noRun,
  thrownAway: null,
  awaitedRecord: null,
  undo: null,
  overlays: [],
  backendChoice: 'auto',
  backend: null,
  probing: null,
  whyNotWebGpu: null,
  dataset: defaultDataset,
  datasets: noDatasets,
  loading: { loadedImages: 0, totalImages: 0, failures: [] },
  settings: defaultSettings,
  experiment: null,
  pads: { a: emptyPad, b: emptyPad },
  isComparing: false,
  isExplaining: false,
  isLookingInside: false,
  past: noPastComparisons,
  oneShot: emptyOneShot,
  seeds: noSeeds,
  gallery: null,
  umap: noUmap,
  runs: noRuns,
  panels: {},
  hidden: [],
  embed: null,
  isExporting: false,
  sameNetwork: null,
  problem: null,
  offline: noOffline,
};
