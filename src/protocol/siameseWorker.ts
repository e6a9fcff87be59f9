/**
 * The worker that trains, as the page calls it. Types only: a value here would bring TensorFlow.js to the
 * page. Errors cross with their name and message.
 */
import type { BackendChoice } from '../settings/choices.ts';
import type { DatasetFacts } from '../settings/datasets.ts';
import type { LiveSettings, RunSettings } from '../settings/settings.ts';
import type { BackendInfo } from '../siamese/backend/backendInfo.ts';
import type { Activations, ActivationsQuestion } from './answers/activations.ts';
import type { Comparison, DigitPair } from './answers/comparison.ts';
import type { Explanation } from './answers/explanation.ts';
import type { InsideStepOfRun } from './answers/insideStep.ts';
import type { ExampleDistances, NamedExamples, OneShotQuestion } from './answers/oneShot.ts';
import type { TestDigit, TestDigitChoice } from './answers/testDigit.ts';
import type { ClassPair, WorstPairs } from './answers/worstPairs.ts';
import type { EventListener } from './events.ts';
import type { GalleryEmbeddings, PictureName } from './pictures.ts';
import type { RunSnapshot } from './runSnapshot.ts';

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

/** A file to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** What moves the run or replaces it. */
export interface WorkerCommands {
  /** Starts the backend, the loading of the data set and a first run. Called once. */
  open(options: OpenOptions, listener: EventListener): Promise<BackendInfo>;
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
  /** Makes numbers for these pictures from now on, and for no others. */
  watchPictures(wanted: readonly PictureName[]): Promise<void>;
  /**
   * Takes over the network in a weights file; nothing changes when the file is refused.
   * @returns the symbols in the file
   */
  importWeights(text: string): Promise<readonly NamedExamples[]>;
}

/** What the page asks, by its name: the question, and the answer by the network as it is. The run goes on. */
export interface Questions {
  /** Compares two digits now, and again while training goes on. */
  readonly compare: { readonly question: DigitPair; readonly answer: Comparison };
  /**
   * Explains two digits; a newer question takes the place of an older one. `null` where a pad is empty, or
   * when a newer question or another run took its place.
   */
  readonly explain: { readonly question: DigitPair; readonly answer: Explanation | null };
  /** Compares an image with examples of symbols; the network need not have trained on them. */
  readonly exampleDistances: {
    readonly question: OneShotQuestion;
    readonly answer: ExampleDistances;
  };
  /** What the towers make of two digits, layer by layer. */
  readonly activations: { readonly question: ActivationsQuestion; readonly answer: Activations };
  /**
   * Looks inside the next step without taking it; pauses training. The question is which of the step's
   * shown pairs is followed.
   */
  readonly insideStep: { readonly question: number; readonly answer: InsideStepOfRun };
  /** A digit of the test split; rejects while they are on their way, and where there is none such. */
  readonly testDigit: { readonly question: TestDigitChoice; readonly answer: TestDigit };
  /**
   * The test pairs of two classes that the newest evaluation finds hardest: of one class the farthest,
   * of two the nearest; rejects before there is an evaluation.
   */
  readonly worstPairs: { readonly question: ClassPair; readonly answer: WorstPairs };
  /** The network as a file, and with it a person's own symbols, where there are any. */
  readonly weightsFile: {
    readonly question: readonly NamedExamples[];
    readonly answer: ExportedFile;
  };
}

export type QuestionName = keyof Questions;

/** The worker's answers, each a function of its question. */
export type WorkerAnswers = {
  readonly [Name in QuestionName]: (
    question: Questions[Name]['question'],
  ) => Promise<Questions[Name]['answer']>;
};

/** What the page asks without saying more. */
export interface PlainAnswers {
  /** Why the backend WebGPU cannot be chosen here, in words; `null` where it can. */
  whyNotWebGpu(): Promise<string | null>;
  /**
   * The gallery's embeddings, at rest by the network as it is; `null` until each digit has been embedded
   * once. They are made only while a picture of them is watched.
   */
  galleryEmbeddings(): Promise<GalleryEmbeddings | null>;
}

export type SiameseWorker = WorkerCommands & WorkerAnswers & PlainAnswers;
