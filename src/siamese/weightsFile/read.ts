/** Reads a weights file. Anyone can write one, so everything in it is checked before use. */
import * as v from 'valibot';
import type { Decision } from '../../metrics/pairs/calibration.ts';
import { checkSettings, SettingError } from '../../settings/check.ts';
import { encoderSizes } from '../../settings/choices.ts';
import type { ClassFacts } from '../../settings/datasets.ts';
import { losses } from '../../settings/facts/losses.ts';
import { largestWeightsFileBytes, mostStepsOfNetwork } from '../../settings/limits.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import { type Architecture, architectureOf } from '../network/architecture/architecture.ts';
import type { NetworkPlan } from '../network/plans/networkPlan.ts';
import { readNetwork } from './readNetwork.ts';
import { type WeightsFile, weightsFileSchema } from './schema.ts';
import { WeightsFileError } from './weightsFileError.ts';
import { checksumOf, type WrittenSymbol } from './write.ts';

/** A network from a file. */
export interface ImportedNetwork {
  readonly plan: NetworkPlan;
  /** [parameterCount] in the plan's order; every bit equals the written one. */
  readonly parameters: Float32Array;
  readonly decision: Decision | null;
  readonly steps: number;
  /** A person's own symbols; empty if the file has none. */
  readonly symbols: readonly WrittenSymbol[];
  /** The settings that the file contains. */
  readonly settings: Pick<
    RunSettings,
    | 'encoder'
    | 'encoderSize'
    | 'embeddingSize'
    | 'unitLength'
    | 'distance'
    | 'tieWeights'
    | 'loss'
    | 'margin'
    | 'seed'
    | 'heldOutDigits'
    | 'learnFrom'
    | 'symbolsPerBatch'
    | 'imagesPerSymbol'
    | 'turnedPerBatch'
  >;
}

/**
 * Reads a weights file.
 * @param dataset the data set whose classes the file may hold out
 * @throws WeightsFileError when anything in it does not fit version 1
 */
export function readWeightsFile(text: string, dataset: ClassFacts): ImportedNetwork {
  return readParsedFile(parseFile(text), dataset);
}

/**
 * Reads a weights file that fits the schema, whatever form it came in.
 * @throws WeightsFileError when its parts do not fit together, or not this page
 */
export function readParsedFile(file: WeightsFile, dataset: ClassFacts): ImportedNetwork {
  const { plan, parameters } = readNetwork(file);
  checkChecksum(file);
  const { margin, seed, steps, loss } = file.training;
  const {
    learnFrom = 'digits',
    symbolsPerBatch = defaultSettings.symbolsPerBatch,
    imagesPerSymbol = defaultSettings.imagesPerSymbol,
    turnedPerBatch = defaultSettings.turnedPerBatch,
  } = file.training;
  if (losses[loss].hasLearnedDistance !== (plan.distance === 'learned')) {
    throw new WeightsFileError(
      `distance.kind is ${plan.distance}, which does not go with the loss ${loss}`,
    );
  }
  if (!plan.isTied && !losses[loss].hasGivenPairs) {
    throw new WeightsFileError(
      `encoders: there are two, but the loss ${loss} knows no first and second image`,
    );
  }
  const { architecture, embeddingSize } = plan.encoder;
  const settings = {
    encoder: architecture.kind,
    encoderSize: sizeOf(architecture, embeddingSize),
    embeddingSize,
    unitLength: hasUnitLength(architecture),
    distance: plan.distance === 'learned' ? defaultSettings.distance : plan.distance,
    tieWeights: plan.isTied,
    loss,
    margin,
    seed,
    heldOutDigits: heldOutIn(file, dataset),
    learnFrom,
    symbolsPerBatch,
    imagesPerSymbol,
    turnedPerBatch,
  };
  checkRanges({ ...defaultSettings, ...settings }, dataset);
  if (steps > mostStepsOfNetwork) {
    throw new WeightsFileError(
      `training.steps is ${steps}; at most ${mostStepsOfNetwork} steps can be trained on`,
    );
  }
  const symbols = symbolsIn(file);
  return { plan, parameters, decision: decisionOf(file), steps, settings, symbols };
}

/** The held-out classes; none where they are called otherwise here: it has learnt from other data. */
function heldOutIn({ training }: WeightsFile, { classes }: ClassFacts): readonly number[] {
  const { heldOutDigits } = training;
  const areTheSame = heldOutDigits.every((label) => training.classes[label] === classes[label]);
  return areTheSame ? heldOutDigits : [];
}

function symbolsIn({ symbols = [] }: WeightsFile): WrittenSymbol[] {
  return symbols.map(({ name, examples }) => ({
    name,
    examples: examples.map((example) => Uint8Array.from(example)),
  }));
}

function hasUnitLength({ layers }: Architecture): boolean {
  return layers.at(-1)?.op === 'l2normalize';
}

/** The encoder size with these layers; the default size if no size has them. */
function sizeOf(architecture: Architecture, embeddingSize: number): RunSettings['encoderSize'] {
  const unitLength = hasUnitLength(architecture);
  const found = encoderSizes.find((encoderSize) => {
    const offered = architectureOf({
      encoder: architecture.kind,
      encoderSize,
      embeddingSize,
      unitLength,
    });
    return JSON.stringify(offered.layers) === JSON.stringify(architecture.layers);
  });
  return found ?? defaultSettings.encoderSize;
}

function checkRanges(settings: RunSettings, dataset: ClassFacts): void {
  try {
    checkSettings(settings, dataset);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new WeightsFileError(`The file does not fit this page: ${error.message}`);
  }
}

function parseFile(text: string): WeightsFile {
  if (text.length > largestWeightsFileBytes) {
    throw new WeightsFileError(
      `The file is too big: ${text.length} characters, at most ${largestWeightsFileBytes} are read`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new WeightsFileError(`The file is not JSON: ${detail}`);
  }
  const head = v.safeParse(v.object({ format: v.string(), version: v.number() }), json);
  if (!head.success || head.output.format !== weightsFileSchema.entries.format.literal) {
    throw new WeightsFileError(
      'The file is not a siamese-playground.weights file: its “format” does not say so',
    );
  }
  if (head.output.version !== weightsFileSchema.entries.version.literal) {
    throw new WeightsFileError(
      `The file is of version ${head.output.version}; this page reads version 1`,
    );
  }
  const result = v.safeParse(weightsFileSchema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new WeightsFileError(`${v.getDotPath(issue) ?? 'The file'}: ${issue.message}`);
}

function checkChecksum(file: WeightsFile): void {
  const all = Float32Array.from(file.tensors.flatMap(({ data }) => data));
  const found = checksumOf(all);
  if (found !== file.sha256) {
    throw new WeightsFileError(
      `sha256: the tensors give ${found}, the file says ${file.sha256}; it was changed or cut`,
    );
  }
}

function decisionOf({ decision }: WeightsFile): Decision | null {
  if (decision === null) return null;
  if (!(decision.slope > 0)) throw new WeightsFileError('decision.slope must be above 0');
  const expected = decision.intercept / decision.slope;
  const tolerance = 1e-6 * Math.max(1, Math.abs(decision.threshold));
  if (!(Math.abs(expected - decision.threshold) <= tolerance)) {
    throw new WeightsFileError(
      `decision.threshold is ${decision.threshold}, but intercept ÷ slope is ${expected}`,
    );
  }
  return decision;
}
