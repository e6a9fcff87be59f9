/** What the page knows, as plain data. */

import type {
  Activations,
  BackendInfo,
  Comparison,
  EmbeddingMap,
  Evaluation,
  EvaluationScope,
  Explanation,
  GalleryDigits,
  RunState,
  RunStatus,
  StepPairs,
  UndoKind,
} from '../../protocol/siameseWorker.ts';
import type { BackendChoice, BackendName } from '../../settings/choices.ts';
import { type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import type { ExperimentId } from '../../settings/experiments.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import { emptyRecord, type RunRecord } from '../curves/history.ts';
import type { Inside } from '../inside/inside.ts';
import { noUmap, type UmapState } from '../map/umap.ts';
import { emptyOneShot, type OneShot } from '../oneShot/oneShot.ts';
import { emptyPad, type Pad, type PadName } from '../pads/drawing.ts';
import { noPastComparisons, type PastComparisons } from '../past/pastComparisons.ts';
import type { AskedPairs } from '../worstPairs/worstPairs.ts';

export type {
  Activations,
  BatchImage,
  BatchPair,
  EmbeddingMap,
  GalleryDigits,
  OpenedLayer,
  RunState,
  RunStatus,
  RunWarning,
  StepPairs,
  TestDigit,
  UndoKind,
} from '../../protocol/siameseWorker.ts';

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

/** The newest evaluation of the run. */
export interface LatestEvaluation {
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly evaluation: Evaluation;
}

export interface PlaygroundState {
  /** `loading` and `error` belong to the page; the others are the run's. */
  readonly runState: RunState;
  /** `null` before there is a network. */
  readonly status: RunStatus | null;
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
  /** As the controls show them; the run's own are in `status`. */
  readonly settings: RunSettings;
  readonly history: RunRecord;
  /** The curves of the run that can be brought back. */
  readonly thrownAwayHistory: { readonly runId: number; readonly history: RunRecord } | null;
  readonly undo: UndoKind | null;
  readonly latestLoss: number | null;
  readonly evaluation: LatestEvaluation | null;
  readonly pads: Readonly<Record<PadName, Pad>>;
  readonly comparison: Comparison | null;
  readonly past: PastComparisons;
  readonly oneShot: OneShot;
  /** The test digits that pictures are made of; `null` before the first map. */
  readonly gallery: GalleryDigits | null;
  /** Where they lie; of the present run. */
  readonly map: EmbeddingMap | null;
  /** The map's other layout. */
  readonly umap: UmapState;
  /** Whether the drawings have changed since the comparison. */
  readonly isComparing: boolean;
  /** What goes on inside the twins, where somebody looks; the newest that was told. */
  readonly activations: Activations | null;
  /** The pairs of a step's batch, as long as they are looked at; the newest that were told. */
  readonly stepPairs: StepPairs | null;
  /** What makes the drawings alike or different; to be read through `currentExplanation`. */
  readonly explanation: Explanation | null;
  /** Whether the worker has been asked to explain and has not answered. */
  readonly isExplaining: boolean;
  /** The step that is looked into; to be read through `currentInside`. */
  readonly inside: Inside | null;
  /** Whether the worker has been asked about a step and has not answered. */
  readonly isLookingInside: boolean;
  /** The digits of the confusion matrix whose worst pairs are shown. */
  readonly worstPairs: AskedPairs | null;
  readonly problem: Problem | null;
  /** The experiment that goes on, as long as its words are to be seen. */
  readonly experiment: ExperimentId | null;
  /** Whether a weights file is being made. */
  readonly isExporting: boolean;
}

export const initialState: PlaygroundState = {
  runState: 'loading',
  status: null,
  backendChoice: 'auto',
  backend: null,
  probing: null,
  whyNotWebGpu: null,
  dataset: defaultDataset,
  loading: { loadedImages: 0, totalImages: 0, failures: [] },
  settings: defaultSettings,
  history: emptyRecord,
  thrownAwayHistory: null,
  undo: null,
  latestLoss: null,
  evaluation: null,
  pads: { a: emptyPad, b: emptyPad },
  comparison: null,
  past: noPastComparisons,
  oneShot: emptyOneShot,
  gallery: null,
  map: null,
  umap: noUmap,
  isComparing: false,
  activations: null,
  stepPairs: null,
  explanation: null,
  isExplaining: false,
  inside: null,
  isLookingInside: false,
  worstPairs: null,
  problem: null,
  experiment: null,
  isExporting: false,
};
