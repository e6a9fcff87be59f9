/**
 * The choices that are names: what there is to choose from. Every list is the keys of a table in
 * `facts`, in the table's order. Imports those tables only.
 */
import { backends } from './facts/backends.ts';
import { encoders, encoderWidths } from './facts/encoders.ts';
import { losses } from './facts/losses.ts';
import { minings } from './facts/mining.ts';
import { optimizers } from './facts/optimizers.ts';
import { schedules } from './facts/schedules.ts';

/** The encoders on offer. */
export type EncoderKind = keyof typeof encoders;
export const encoderKinds = keysOf(encoders);

/** How wide an encoder is. */
export type EncoderSize = keyof typeof encoderWidths;
export const encoderSizes = keysOf(encoderWidths);

/** The losses on offer. */
export type LossKind = keyof typeof losses;
export const lossKinds = keysOf(losses);

/** How a triplet's negative is found. */
export type MiningKind = keyof typeof minings;
export const miningKinds = keysOf(minings);

/** The optimisers on offer. */
export type OptimizerKind = keyof typeof optimizers;
export const optimizerKinds = keysOf(optimizers);

/** How the learning rate goes on after its warm-up. */
export type ScheduleKind = keyof typeof schedules;
export const scheduleKinds = keysOf(schedules);

/** The TensorFlow.js backends that can run. */
export type BackendName = keyof typeof backends;
export const backendNames = keysOf(backends);

/** What the backend setting can be: `auto` chooses, a name forces. */
export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];

/** The keys of a table, in its order. */
function keysOf<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table).filter((key): key is keyof Table & string => key in table);
}
