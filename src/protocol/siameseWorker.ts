/**
 * What the page and the worker say to each other. Types only: this file must not import a value, or
 * TensorFlow.js would follow it into the page.
 */

import type { Projection } from '../metrics/projection/projection.ts';
import type { BackendChoice, BackendName } from '../settings/choices.ts';
import type { DatasetFacts } from '../settings/datasets.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import type { BackendInfo } from '../siamese/backend/backendInfo.ts';
import type { Evaluation } from '../siamese/evaluation/evaluation.ts';
import type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
import type { InsideStep } from '../siamese/inspection/insideStep.ts';
import type { Comparison, DigitPair, TestDigit } from './comparison.ts';
import type { Explanation } from './explanation.ts';
import type { ExampleDistances, NamedExamples, OneShotQuestion } from './oneShot.ts';
import type { RunSnapshot } from './runSnapshot.ts';
import type { Activations, StepPairs } from './twins.ts';

export type { BackendInfo, ProbeOutcome } from '../siamese/backend/backendInfo.ts';
export type { Evaluation } from '../siamese/evaluation/evaluation.ts';
export type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
export type { InsidePair, InsideStep, LayerFlow } from '../siamese/inspection/insideStep.ts';
export type {
  Comparison,
  DigitPair,
  NearDigit,
  Neighbourhood,
  Neighbours,
  TestDigit,
} from './comparison.ts';
export type { ExplainedDigit, Explanation } from './explanation.ts';
export type { ExampleDistances, NamedExamples, OneShotQuestion } from './oneShot.ts';
export type {
  ActivationShape,
  Activations,
  BatchImage,
  BatchPair,
  OpenedLayer,
  PairCount,
  StepPairs,
} from './twins.ts';

/**
 * `loading`: no network yet; `ready`: nothing trained; `training`, `paused`; `finished`: all planned
 * steps done, or imported; `error`: cannot go on without help.
 */
export type RunState = 'loading' | 'ready' | 'training' | 'paused' | 'finished' | 'error';

/** What a run is doing besides its state. */
export type RunActivity = 'waiting-for-data' | 'evaluating' | null;

/**
 * `collapsed`: all embeddings have come to lie at one point; `stuck-at-margin`: the loss stays where a
 * network ends up that tells nothing apart.
 */
export type RunWarning = 'collapsed' | 'stuck-at-margin';

/** Why training was stopped: the loss is no number any more, or far above where it began. */
export type DivergenceReason = 'not-a-number' | 'exploded';

/** A run as it stands. */
export interface RunStatus {
  /** Tells runs apart; comes with every event of the run. */
  readonly runId: number;
  readonly state: Exclude<RunState, 'loading' | 'error'>;
  readonly activity: RunActivity;
  /** Steps done. */
  readonly step: number;
  /** Step before which the run ends. */
  readonly plannedSteps: number;
  /** Time spent training. */
  readonly elapsedMs: number;
  /** Recent time of one step, or `null` before there is one. */
  readonly stepMs: number | null;
  /** The settings that the run goes by. */
  readonly settings: RunSettings;
  /** Numbers that are learnt: one encoder's, or two encoders' where the weights are not tied. */
  readonly parameterCount: number;
  /** The encoder's layers in words, from the image to the embedding. */
  readonly layers: readonly string[];
  /** What a person should know about how it goes. */
  readonly warning: RunWarning | null;
  /** Whether the same settings would give the same losses again; not once a shard was lost. */
  readonly isRepeatable: boolean;
}

/** What set aside the trained network that can be brought back. */
export type UndoKind = 'reset' | 'import' | 'undo';

/** What goes on inside one step of a run. */
export interface InsideStepOfRun extends InsideStep {
  readonly runId: number;
  /** The step that is looked into (from 0): so many have been taken. */
  readonly step: number;
}

/** The pictures that the worker makes numbers for while they are looked at. */
export type PictureName = 'map' | 'neighbours' | 'batch';

/** The test digits that pictures are made of: the same ones in every run. */
export interface GalleryDigits {
  /** [digits] indices into the test split, ascending. */
  readonly images: Int32Array;
  /** [digits] class indices. */
  readonly labels: Uint8Array;
}

/** The gallery's digits as the network embeds them. */
export interface GalleryEmbeddings {
  readonly runId: number;
  /** Steps done; while training, some digits are as they were a little earlier. */
  readonly step: number;
  /** [digits × embeddingSize] */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
}

/** Where the gallery's digits lie in a plane. */
export interface EmbeddingMap {
  /** Steps done; while training, some digits are as they were a little earlier. */
  readonly step: number;
  /** [digits × 2] x and y, in units of distance. */
  readonly positions: Float32Array;
  /** How an embedding becomes a point among them. */
  readonly projection: Projection;
  /** How many times further apart the classes lie than each is spread; `null` where nobody can say. */
  readonly separation: number | null;
}

/** Events of one run carry its id, so that late ones can be dropped. */
export type RunEvent =
  | { readonly kind: 'status'; readonly runId: number; readonly status: RunStatus }
  /** Losses of consecutive steps; the first belongs to step number `firstStep` (from 0). */
  | {
      readonly kind: 'losses';
      readonly runId: number;
      readonly firstStep: number;
      readonly losses: Float32Array;
    }
  | {
      readonly kind: 'evaluation';
      readonly runId: number;
      readonly step: number;
      readonly scope: EvaluationScope;
      readonly evaluation: Evaluation;
    }
  | { readonly kind: 'batch'; readonly runId: number; readonly pairs: StepPairs }
  | { readonly kind: 'comparison'; readonly runId: number; readonly comparison: Comparison }
  /** Training has stopped, and the network is as it was after `restoredStep` steps. */
  | {
      readonly kind: 'diverged';
      readonly runId: number;
      /** The step whose loss showed it (from 0). */
      readonly step: number;
      readonly restoredStep: number;
      readonly reason: DivergenceReason;
    }
  | { readonly kind: 'checkpoint'; readonly runId: number; readonly snapshot: RunSnapshot }
  /** Before the first map of a run. */
  | { readonly kind: 'gallery'; readonly runId: number; readonly digits: GalleryDigits }
  | { readonly kind: 'map'; readonly runId: number; readonly map: EmbeddingMap };

export type WorkerEvent =
  | RunEvent
  | {
      readonly kind: 'loading';
      readonly loadedImages: number;
      readonly totalImages: number;
      /** What went wrong with each shard that was given up. */
      readonly failures: readonly string[];
    }
  | { readonly kind: 'undoable'; readonly undo: UndoKind | null }
  /** While no backend has been chosen: the one that is being timed. */
  | { readonly kind: 'probing'; readonly backend: BackendName }
  /** The backend lost its device: the worker must be started anew. */
  | { readonly kind: 'backend-lost' };

/** Takes events, batched about ten times a second. */
export type EventListener = (events: readonly WorkerEvent[]) => void;

export interface OpenOptions {
  readonly settings: RunSettings;
  readonly backend: BackendChoice;
  /** What `BackendInfo.probe` was on this machine, as JSON; it is checked before it is believed. */
  readonly rememberedProbe: string | null;
  /** Times all backends that work here, whatever is remembered or obvious; for `auto` only. */
  readonly repeatsProbe: boolean;
  /** The data set, and where its manifest is. */
  readonly dataset: DatasetFacts;
  readonly manifestUrl: string;
  /** Carries on with this run, after a crash. */
  readonly restore: RunSnapshot | null;
  /** No run has had this id, or a higher one, so far. */
  readonly firstRunId: number;
}

/** A test pair as it was judged: A goes through the first tower, B through the second. */
export interface WorstPair {
  /** 784 grey values. */
  readonly imageA: Uint8Array;
  readonly imageB: Uint8Array;
  /** Class indices. */
  readonly classA: number;
  readonly classB: number;
  readonly distance: number;
  /** Whether it lies at or below the threshold; `null` where there is none. */
  readonly isCalledSame: boolean | null;
}

/** Test pairs of two digits, the most wrong first. */
export interface WorstPairs {
  readonly runId: number;
  /** The evaluation that they are of. */
  readonly step: number;
  readonly scope: EvaluationScope;
  readonly pairs: readonly WorstPair[];
}
/** Which test digit; `random` in [0, 1) chooses among many. */
export type TestDigitChoice =
  | { readonly kind: 'any'; readonly random: number }
  /** One of a class, by the class's index. */
  | { readonly kind: 'of-class'; readonly label: number; readonly random: number }
  /** The next or the previous one of the class that the digit at `index` is of. */
  | { readonly kind: 'beside'; readonly index: number; readonly step: 1 | -1 };

/** A file to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** The worker, as Comlink presents it: errors cross with their name and message. */
export interface SiameseWorker {
  /** Starts the backend, the loading of the data set and a first run. Called once. */
  open(options: OpenOptions, listener: EventListener): Promise<BackendInfo>;
  /** Why the backend WebGPU cannot be chosen here, in words; `null` where it can. */
  whyNotWebGpu(): Promise<string | null>;
  /**
   * Loads again what could not be loaded; rejects when the data set cannot be had at all.
   * @returns what went wrong with each shard that was given up
   */
  load(): Promise<readonly string[]>;
  /** Starts, resumes or, after the end, adds the planned steps once more. */
  train(): Promise<void>;
  pause(): Promise<void>;
  /** Takes one step and pauses. */
  takeStep(): Promise<void>;
  /** Throws the network away and starts from the seed; can be undone if there was training. */
  reset(settings: RunSettings): Promise<void>;
  /** Brings back the network that was set aside last, and sets the present one aside. */
  undo(): Promise<void>;
  /** Stops, and gives what another worker needs to carry on; `null` before there is a network. */
  suspend(): Promise<RunSnapshot | null>;
  /** Settings that take effect at once. */
  setLive(settings: LiveSettings): Promise<void>;
  /** Compares two digits now, and again while training goes on. */
  compare(pair: DigitPair): Promise<Comparison>;
  /**
   * Explains two digits by the network as it is now; a newer call takes the place of an older one.
   * @returns `null` where a pad is empty, or when it was given up for a newer call or another run
   */
  explain(pair: DigitPair): Promise<Explanation | null>;
  /** Compares an image with some examples of symbols, on none of which the network need have trained. */
  distances(question: OneShotQuestion): Promise<ExampleDistances>;
  /**
   * What the towers make of two digits, layer by layer, with the network as it is.
   * @param layer the place in `RunStatus.layers` of the one that is looked at closely; `null` for none
   */
  activations(pair: DigitPair, layer: number | null): Promise<Activations>;
  /** Makes numbers for these pictures from now on, and for no others. */
  watchPictures(wanted: readonly PictureName[]): Promise<void>;
  /**
   * The gallery as it is embedded: at rest by the network as it is; `null` until all of it has been,
   * which takes that a picture of it is watched.
   */
  galleryEmbeddings(): Promise<GalleryEmbeddings | null>;
  /**
   * Looks inside the next step without taking it; pauses training.
   * @param pair which of the step's shown pairs is followed
   */
  inspectStep(pair: number): Promise<InsideStepOfRun>;
  /** The test digit with this index. */
  testDigitAt(index: number): Promise<TestDigit>;
  /**
   * The test pairs of two classes that the newest evaluation finds hardest: of one class the farthest,
   * of two the nearest; rejects before there is an evaluation.
   */
  worstPairs(classA: number, classB: number): Promise<WorstPairs>;
  testDigit(choice: TestDigitChoice): Promise<TestDigit>;
  /** Writes the network, and with it a person's own symbols, where there are any. */
  exportWeights(symbols?: readonly NamedExamples[]): Promise<ExportedFile>;
  /**
   * Takes over the network in a weights file; nothing changes when the file is refused.
   * @returns the symbols in the file
   */
  importWeights(text: string): Promise<readonly NamedExamples[]>;
}

export type { RunSnapshot } from './runSnapshot.ts';
