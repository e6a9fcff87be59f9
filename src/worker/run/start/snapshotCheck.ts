/**
 * Checks a run that comes from a file or from the browser's storage before the worker continues it.
 * Anyone can write one: its form, its numbers and its shapes must fit.
 */
import * as v from 'valibot';
import type { Decision } from '../../../metrics/pairs/calibration.ts';
import type { RunSnapshot } from '../../../protocol/runSnapshot.ts';
import { encoderKinds } from '../../../settings/choices.ts';
import type { ClassFacts } from '../../../settings/datasets.ts';
import { detourKinds } from '../../../settings/facts/detours.ts';
import { mostStepsOfNetwork } from '../../../settings/limits.ts';
import { runSettingsSchema, whyNotSettings } from '../../../settings/schema.ts';
import { numberRanges } from '../../../settings/settings.ts';
import { ArchitectureError } from '../../../siamese/network/architecture/architecture.ts';
import { encodersBeginningLike } from '../../../siamese/network/architecture/encoders.ts';
import {
  type NetworkPlan,
  networkKindOf,
  planNetwork,
} from '../../../siamese/network/plans/networkPlan.ts';
import { updateRules } from '../../../siamese/training/optimizers/updateRules.ts';
import type { TrainerSnapshot } from '../../../siamese/training/trainer.ts';

/** A run that cannot be continued; the message says what does not fit, as a part of a sentence. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 33));
/** Of steps done, and of those still planned. */
const stepCount = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(mostStepsOfNetwork + numberRanges.steps.max),
);
const layerSize = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536));
const padding = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_536));
const finite = v.pipe(v.number(), v.finite());
const activation = v.picklist(['relu', 'linear']);
const numbers = v.pipe(
  v.instance(Float32Array),
  v.check((values) => values.every(Number.isFinite), 'Expected finite numbers'),
);

const layerSchema = v.variant('op', [
  v.object({
    op: v.literal('conv2d'),
    filters: layerSize,
    kernelSize: layerSize,
    stride: layerSize,
    padding,
    activation,
  }),
  v.object({ op: v.literal('flatten') }),
  v.object({ op: v.literal('dense'), units: layerSize, activation }),
  v.object({ op: v.literal('lstm'), units: layerSize }),
  v.object({ op: v.literal('l2normalize') }),
]);

const snapshotSchema = v.object({
  runId: count,
  settings: runSettingsSchema,
  architecture: v.object({
    kind: v.picklist(encoderKinds),
    layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(64)),
  }),
  trainer: v.nullable(
    v.object({
      parameters: numbers,
      averaged: v.exactOptional(numbers),
      memory: v.pipe(v.array(numbers), v.maxLength(8)),
      updates: count,
    }),
  ),
  step: stepCount,
  phase: v.object({ start: stepCount, end: stepCount, warmUpSteps: stepCount }),
  elapsedMs: v.pipe(finite, v.minValue(0)),
  decision: v.nullable(v.object({ slope: finite, intercept: finite, threshold: finite })),
  isRepeatable: v.boolean(),
  detour: v.exactOptional(v.nullable(v.picklist(detourKinds))),
}) satisfies v.GenericSchema<unknown, RunSnapshot>;

/**
 * Checks everything about a run that training relies on.
 * @param dataset the data set that the run goes on with
 * @throws SnapshotError for the first thing that does not fit
 */
export function checkSnapshot(snapshot: unknown, dataset: ClassFacts): RunSnapshot {
  const result = v.safeParse(snapshotSchema, snapshot, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new SnapshotError(`${v.getDotPath(issue) ?? 'the run'}: ${issue.message}`);
  }
  const run = result.output;
  const wrongSetting = whyNotSettings(run.settings, dataset);
  if (wrongSetting !== null) throw new SnapshotError(wrongSetting);
  const { step, phase, trainer, decision, settings } = run;
  if (phase.start > step || step > phase.end) {
    throw new SnapshotError(`step ${step} is not among the planned ${phase.start} to ${phase.end}`);
  }
  if (decision !== null) checkDecision(decision);
  const plan = planOf(run);
  if (trainer === null && step > 0) throw new SnapshotError(`there are no weights of step ${step}`);
  if (trainer !== null) checkTrainer(trainer, plan, updateRules[settings.optimizer].memorySize);
  return run;
}

function checkDecision({ slope, intercept, threshold }: Decision): void {
  const expected = intercept / slope;
  const tolerance = 1e-6 * Math.max(1, Math.abs(threshold));
  if (slope <= 0 || Math.abs(expected - threshold) > tolerance) {
    throw new SnapshotError(
      `the threshold is ${threshold}, but intercept ${intercept} ÷ slope ${slope} is ${expected}`,
    );
  }
}

function planOf({ settings, architecture }: RunSnapshot): NetworkPlan {
  const { kind, layers } = architecture;
  if (kind !== settings.encoder || !encodersBeginningLike(layers).includes(kind)) {
    throw new SnapshotError(`the layers are not those of the encoder ${settings.encoder}`);
  }
  const hasUnitLength = layers.at(-1)?.op === 'l2normalize';
  if (hasUnitLength !== settings.unitLength) {
    throw new SnapshotError(
      `the layers ${hasUnitLength ? 'scale' : 'do not scale'} to length 1, the settings ${hasUnitLength ? 'do not' : 'do'}`,
    );
  }
  const plan = plannedOrRefused({ settings, architecture });
  const { embeddingSize } = plan.encoder;
  if (embeddingSize !== settings.embeddingSize) {
    throw new SnapshotError(
      `the last layer gives ${embeddingSize} numbers, the settings say ${settings.embeddingSize}`,
    );
  }
  return plan;
}

function plannedOrRefused({
  settings,
  architecture,
}: Pick<RunSnapshot, 'settings' | 'architecture'>): NetworkPlan {
  try {
    return planNetwork(architecture, networkKindOf(settings));
  } catch (error) {
    if (error instanceof ArchitectureError) throw new SnapshotError(error.message);
    throw error;
  }
}

/** An optimiser's memory may be missing, as after an import of weights; it then begins with zeros. */
function checkTrainer(
  { parameters, averaged, memory }: TrainerSnapshot,
  { parameterCount }: NetworkPlan,
  memorySize: number,
): void {
  if (memory.length !== 0 && memory.length !== memorySize) {
    throw new SnapshotError(
      `the optimiser has ${memory.length} vectors in its memory, it needs ${memorySize}`,
    );
  }
  for (const vector of [parameters, ...(averaged === undefined ? [] : [averaged]), ...memory]) {
    if (vector.length !== parameterCount) {
      throw new SnapshotError(
        `there are ${vector.length} weights, the layers need ${parameterCount}`,
      );
    }
  }
}
