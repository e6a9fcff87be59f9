/** Owns what the page knows, as plain data. What belongs to one run is in `run` and nowhere else. */
import type { BackendInfo } from '../../protocol/backend.ts';
import type { GalleryDigits } from '../../protocol/pictures.ts';
import type { RunState, UndoKind } from '../../protocol/run.ts';
import type { BackendChoice, BackendName } from '../../settings/choices.ts';
import { type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import type { ExperimentId } from '../../settings/experiments.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import type { RunRecord } from '../curves/runRecord.ts';
import { noUmap, type UmapState } from '../map/umap.ts';
import { emptyOneShot, type OneShot } from '../oneShot/oneShot.ts';
import { emptyPad, type Pad, type PadName } from '../pads/pad.ts';
import { noPastComparisons, type PastComparisons } from '../past/pastComparisons.ts';
import { noRun, type RunScope } from './runScope.ts';

export type { Activations, OpenedLayer } from '../../protocol/answers/activations.ts';
export type { TestDigit } from '../../protocol/answers/testDigit.ts';
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
  /** What went wrong with each shard that was given up. */
  readonly failures: readonly string[];
}

/** Something a person must see, and what they can do about it. */
export interface Problem {
  readonly message: string;
  readonly remedy: 'retry-loading' | 'restart' | 'use-auto-backend' | null;
}

export interface PlaygroundState {
  /** `loading` and `error` belong to the page; the others are the run's. */
  readonly runState: RunState;
  /** The present run. */
  readonly run: RunScope;
  /** The curves of the run that can be brought back. */
  readonly thrownAway: { readonly runId: number; readonly record: RunRecord } | null;
  readonly undo: UndoKind | null;
  readonly backendChoice: BackendChoice;
  /** `null` before one has started. */
  readonly backend: BackendInfo | null;
  /** The backend that is being timed while none has started. */
  readonly probing: BackendName | null;
  /** Why WebGPU cannot be chosen here, once that has been looked into. */
  readonly whyNotWebGpu: string | null;
  /** The data set that is learnt from. */
  readonly dataset: DatasetFacts;
  readonly loading: Loading;
  /** As the controls show them; the run's own are in its status. */
  readonly settings: RunSettings;
  /** The experiment that goes on, as long as its words are to be seen. */
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
  /** The test digits that pictures are made of; `null` before the first map. */
  readonly gallery: GalleryDigits | null;
  /** The map's other layout; it may be of an earlier run, and says so. */
  readonly umap: UmapState;
  /** Whether a weights file is being made. */
  readonly isExporting: boolean;
  readonly problem: Problem | null;
}

export const initialState: PlaygroundState = {
  runState: 'loading',
  run: noRun,
  thrownAway: null,
  undo: null,
  backendChoice: 'auto',
  backend: null,
  probing: null,
  whyNotWebGpu: null,
  dataset: defaultDataset,
  loading: { loadedImages: 0, totalImages: 0, failures: [] },
  settings: defaultSettings,
  experiment: null,
  pads: { a: emptyPad, b: emptyPad },
  isComparing: false,
  isExplaining: false,
  isLookingInside: false,
  past: noPastComparisons,
  oneShot: emptyOneShot,
  gallery: null,
  umap: noUmap,
  isExporting: false,
  problem: null,
};
