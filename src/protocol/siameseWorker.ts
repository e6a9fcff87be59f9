/**
 * Owns the page's calls to the training worker. Types only: a value here would bring TensorFlow.js to
 * the page. Errors reach the page with their name and message.
 */
import type { BackendChoice } from '../settings/choices.ts';
import type { DatasetFacts } from '../settings/datasets.ts';
import type { ExportFormat } from '../settings/facts/exportFormats.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import type { BackendInfo } from '../siamese/backend/backendInfo.ts';
import type { Programs } from '../siamese/exports/programs/programs.ts';
import type { Activations, ActivationsQuestion } from './answers/activations.ts';
import type { NetworkChecksum } from './answers/checksum.ts';
import type { ClassConfusions } from './answers/classConfusions.ts';
import type { Comparison, DigitPair } from './answers/comparison.ts';
import type { Explanation } from './answers/explanation.ts';
import type { FewShotFigures, FewShotQuestion } from './answers/fewShot.ts';
import type { InsideStepOfRun } from './answers/insideStep.ts';
import type { MeasuredFigures, MeasureQuestion, OtherData } from './answers/measuring.ts';
import type { ExampleDistances, NamedExamples, OneShotQuestion } from './answers/oneShot.ts';
import type { TestDigit, TestDigitChoice } from './answers/testDigit.ts';
import type { ClassPair, WorstPairs } from './answers/worstPairs.ts';
import type { EventListener } from './events.ts';
import type { ImageSource } from './ownData.ts';
import type { GalleryEmbeddings, PictureName } from './pictures.ts';
import type { RunSnapshot } from './runSnapshot.ts';

export type { ImageSource, Programs };

export interface OpenOptions {
  readonly settings: RunSettings;
  readonly backend: BackendChoice;
  /** An earlier `BackendInfo.probe` of this machine as JSON; the worker checks it before use. */
  readonly rememberedProbe: string | null;
  /** Times all backends that work here, even if the answer is remembered or obvious; for `auto` only. */
  readonly repeatsProbe: boolean;
  readonly dataset: DatasetFacts;
  readonly images: ImageSource;
  /**
   * The run to continue; `null` for a new run. It may come from a file or from storage: the worker checks
   * it, and begins a new run with the event `refused` if it does not fit.
   */
  readonly restore: RunSnapshot | null;
  /** No earlier run has this id or a higher one. */
  readonly firstRunId: number;
}

/** A file to save. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** A file to save that is no text. */
export interface ExportedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a file for other tools is to hold. */
export interface ExportQuestion {
  readonly format: ExportFormat;
  readonly symbols: readonly NamedExamples[];
}

/** The commands that change or replace the run. */
export interface WorkerCommands {
  /** Starts the backend, the loading of the data set and a first run. Called once. */
  open(options: OpenOptions, listener: EventListener): Promise<BackendInfo>;
  /**
   * Loads every shard that has not arrived; rejects if there is no data set at all.
   * @returns why each failed shard failed
   */
  load(): Promise<readonly string[]>;
  /**
   * Starts or resumes training; a finished run gets as many planned steps again.
   * @param stopAt pauses after this step, if the run is before it and its planned end is later
   */
  train(stopAt?: number): Promise<void>;
  pause(): Promise<void>;
  /** Takes one step and pauses. */
  takeStep(): Promise<void>;
  /** Replaces the network by a new one from the seed; `undo` brings a trained one back. */
  reset(settings: RunSettings): Promise<void>;
  /** Brings back the network that was replaced last; another `undo` brings the present one back. */
  undo(): Promise<void>;
  /**
   * Puts a run in the place of the present one; `undo` brings that one back if it has learnt.
   * @param snapshot of a run from elsewhere; its id is not used. The worker checks it: a refused one
   *   changes nothing
   */
  takeUp(snapshot: RunSnapshot): Promise<void>;
  /** Rejects where `takeUp` would refuse the run if this were the data set at hand. Changes nothing. */
  checkRun(snapshot: RunSnapshot, dataset: DatasetFacts): Promise<void>;
  /** Sends a copy of the run at once, as the event `checkpoint`; nothing before the first step. */
  sendCopy(): Promise<void>;
  /** Stops, and returns what another worker needs to continue; `null` before there is a network. */
  suspend(): Promise<RunSnapshot | null>;
  /** Changes settings that take effect at once. */
  setLive(settings: LiveSettings): Promise<void>;
  /** From now on, makes numbers for these pictures only. */
  watchPictures(wanted: readonly PictureName[]): Promise<void>;
  /**
   * Takes over the network of a weights file; a refused file changes nothing.
   * @param content the text of our own file; or the bytes of another format that this page wrote
   * @returns the symbols in the file
   */
  importWeights(content: string | Uint8Array): Promise<readonly NamedExamples[]>;
  /**
   * Takes another data set, transferred, to measure networks on; it replaces the last one. `null` frees it.
   * Rejects when its parts do not fit each other, or cannot be loaded.
   */
  lend(data: OtherData | null): Promise<void>;
}

/** The page's questions by name, each with its answer from the present network. The run goes on. */
export interface Questions {
  /** Compares two digits now, and again while training goes on. */
  readonly compare: { readonly question: DigitPair; readonly answer: Comparison };
  /**
   * Explains two digits. The answer is `null` if a pad is empty, or if a newer question or another run
   * ended the explanation.
   */
  readonly explain: { readonly question: DigitPair; readonly answer: Explanation | null };
  /** Compares an image with examples of symbols; the network need not have trained on them. */
  readonly exampleDistances: {
    readonly question: OneShotQuestion;
    readonly answer: ExampleDistances;
  };
  /** What the towers compute for two digits, layer by layer. */
  readonly activations: { readonly question: ActivationsQuestion; readonly answer: Activations };
  /**
   * Looks inside the next step without taking it; pauses training. The question is the index of the
   * followed pair among the step's shown pairs.
   */
  readonly insideStep: { readonly question: number; readonly answer: InsideStepOfRun };
  /** A digit of the test split; rejects while test images are missing, or if there is no such digit. */
  readonly testDigit: { readonly question: TestDigitChoice; readonly answer: TestDigit };
  /**
   * The test pairs of two classes that the newest evaluation finds hardest: the farthest pairs of one
   * class, the nearest pairs of two classes; rejects before the first evaluation.
   */
  readonly worstPairs: { readonly question: ClassPair; readonly answer: WorstPairs };
  /**
   * How the pairs of a class, given by its index, and of the nine that it is confused with most are decided
   * in the newest evaluation; rejects before the first evaluation, and where there is no such class.
   */
  readonly classConfusions: { readonly question: number; readonly answer: ClassConfusions };
  /** How well classes are told from a few examples of each, beside the untrained network and plain pixels. */
  readonly fewShot: { readonly question: FewShotQuestion; readonly answer: FewShotFigures };
  /**
   * How well the network tells another data set apart, which must be lent. The answer is `null` if a newer
   * question, or other data, ended the measuring.
   */
  readonly measureOn: {
    readonly question: MeasureQuestion;
    readonly answer: MeasuredFigures | null;
  };
  /** The network as a file, with a person's own symbols if there are any. */
  readonly weightsFile: {
    readonly question: readonly NamedExamples[];
    readonly answer: ExportedFile;
  };
  /** The same network in a form that other tools open. */
  readonly exportedNetwork: { readonly question: ExportQuestion; readonly answer: ExportedBytes };
  /** The checksum of the network. */
  readonly checksum: { readonly question: undefined; readonly answer: NetworkChecksum };
  /** What the page does with these settings, as complete programs to copy. */
  readonly programs: { readonly question: RunSettings; readonly answer: Programs };
}

export type QuestionName = keyof Questions;

/** The worker's answers, each a function of its question. */
export type WorkerAnswers = {
  readonly [Name in QuestionName]: (
    question: Questions[Name]['question'],
  ) => Promise<Questions[Name]['answer']>;
};

/** The page's questions without a parameter. */
export interface PlainAnswers {
  /** Why the backend WebGPU cannot be chosen here, in words; `null` if it can. */
  whyNotWebGpu(): Promise<string | null>;
  /**
   * The gallery's embeddings; at rest, all are of the present network. `null` until every digit has been
   * embedded. The worker embeds only while a picture of the gallery is watched.
   */
  galleryEmbeddings(): Promise<GalleryEmbeddings | null>;
}

export type SiameseWorker = WorkerCommands & WorkerAnswers & PlainAnswers;
