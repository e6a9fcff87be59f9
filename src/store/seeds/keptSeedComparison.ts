/** Owns the schema that a kept comparison over seeds must fit before the page uses it. */
import * as v from 'valibot';
import { backendNames } from '../../settings/choices.ts';
import { type ClassFacts, type DatasetFacts, defaultDataset } from '../../settings/datasets.ts';
import { settingsSchemaFor } from '../../settings/schema.ts';
import { numberRanges } from '../../settings/settings.ts';
import { armCounts, type SeedComparison, seedCounts } from './seedComparison.ts';

/** A comparison in storage. */
export interface KeptSeedComparison extends SeedComparison {
  /** Whether the page was training its runs. */
  readonly isRunning: boolean;
}

/** The most characters of an arm's name. */
export const longestArmName = 120;

const wholeNumber = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const durationMs = v.pipe(v.number(), v.finite(), v.minValue(0));

const outcomeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('measured'),
    pairAccuracy: share,
    areaUnderCurve: v.nullable(share),
    validationLoss: v.nullable(v.pipe(v.number(), v.finite())),
  }),
  v.object({ kind: v.literal('diverged'), step: wholeNumber(numberRanges.steps) }),
]);

const resultSchema = v.object({
  arm: wholeNumber({ min: 0, max: armCounts.max - 1 }),
  seed: wholeNumber(numberRanges.seed),
  outcome: outcomeSchema,
  trainingMs: durationMs,
  totalMs: durationMs,
});

/** A comparison for a data set, whose results are of runs that it plans, one of each. */
export function keptSeedsSchema(dataset: ClassFacts): v.GenericSchema<unknown, KeptSeedComparison> {
  const armSchema = v.object({
    name: v.pipe(v.string(), v.maxLength(longestArmName)),
    settings: settingsSchemaFor(dataset),
  });
  return v.pipe(
    v.object({
      arms: v.pipe(
        v.array(armSchema),
        v.minLength(armCounts.min),
        v.maxLength(armCounts.max),
        v.check(
          (arms) => new Set(arms.map(({ name }) => name)).size === arms.length,
          'Expected different names',
        ),
      ),
      seeds: v.pipe(
        v.array(wholeNumber(numberRanges.seed)),
        v.minLength(seedCounts.min),
        v.maxLength(seedCounts.max),
        v.check((seeds) => new Set(seeds).size === seeds.length, 'Expected different seeds'),
      ),
      steps: wholeNumber(numberRanges.steps),
      backend: v.picklist(backendNames),
      results: v.pipe(v.array(resultSchema), v.maxLength(armCounts.max * seedCounts.max)),
      isRunning: v.boolean(),
    }),
    v.check(
      ({ arms, seeds, results }) =>
        results.every(({ arm, seed }) => arm < arms.length && seeds.includes(seed)),
      'Expected results of planned runs',
    ),
    v.check(
      ({ results }) =>
        new Set(results.map(({ arm, seed }) => `${arm} ${seed}`)).size === results.length,
      'Expected one result of each run',
    ),
  );
}

/** The key of its record. */
const seedsKey = 'seedComparison';

/** Each data set has a comparison of its own. */
export function seedsKeyOf({ id }: Pick<DatasetFacts, 'id'>): string {
  return id === defaultDataset.id ? seedsKey : `${seedsKey}/${id}`;
}

/** How the page reads it. */
export function keptSeeds(dataset: ClassFacts) {
  return {
    store: 'values',
    schema: keptSeedsSchema(dataset),
    one: 'Your comparison over seeds',
    many: 'your comparisons over seeds',
  } as const;
}
