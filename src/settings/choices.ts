/**
 * Owns the lists of named choices. Every list is the keys of a table in `facts`, in the table's order.
 * Imports only those tables.
 */
import { backends } from './facts/backends.ts';
import { distances } from './facts/distances.ts';
import { encoders, encoderWidths } from './facts/encoders.ts';
import { losses } from './facts/losses.ts';
import { minings } from './facts/mining.ts';
import { optimizers } from './facts/optimizers.ts';
import { schedules } from './facts/schedules.ts';
import { sources } from './facts/sources.ts';

/** The encoders on offer. */
export type EncoderKind = keyof typeof encoders;
export const encoderKinds = keysOf(encoders);

/** The widths of an encoder. */
export type EncoderSize = keyof typeof encoderWidths;
export const encoderSizes = keysOf(encoderWidths);

/** The distances on offer, between two embeddings. */
export type DistanceChoice = keyof typeof distances;
export const distanceChoices = keysOf(distances);

/** The kinds of distance that a network can have: one loss learns its own. */
export type DistanceKind = DistanceChoice | 'learned';

/** The losses on offer. */
export type LossKind = keyof typeof losses;
export const lossKinds = keysOf(losses);

/** The ways to find a triplet's negative. */
export type MiningKind = keyof typeof minings;
export const miningKinds = keysOf(minings);

/** The optimisers on offer. */
export type OptimizerKind = keyof typeof optimizers;
export const optimizerKinds = keysOf(optimizers);

/** The course of the learning rate after its warm-up. */
export type ScheduleKind = keyof typeof schedules;
export const scheduleKinds = keysOf(schedules);

/** Where training images come from. */
export type SourceKind = keyof typeof sources;
export const sourceKinds = keysOf(sources);

/** The TensorFlow.js backends that can run. */
export type BackendName = keyof typeof backends;
export const backendNames = keysOf(backends);

/** The values of the backend setting: `auto` lets the page choose, a name forces one. */
export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];

/** The keys of a table, in its order. */
function keysOf<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table).filter((key): key is keyof Table & string => key in table);
}
