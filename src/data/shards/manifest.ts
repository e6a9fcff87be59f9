/** Owns the manifest of a packed data set: its shards, their sizes and their checksums. */
import * as v from 'valibot';
import { digitSide } from '../digit.ts';

const splitNames = ['train', 'validation', 'test'] as const;
/** Train draws batches; validation chooses the threshold; test reports and chooses nothing. */
export type SplitName = (typeof splitNames)[number];

const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const shardSchema = v.object({
  /** File name beside the manifest; a plain name, so that it cannot point elsewhere. */
  file: v.pipe(v.string(), v.regex(/^[\w-]+\.bin$/)),
  split: v.picklist(splitNames),
  /** Images in the shard. */
  count: v.pipe(wholeNumber, v.maxValue(100_000)),
  sizeBytes: v.pipe(wholeNumber, v.maxValue(100_000_000)),
  /** Checksum of the compressed file as it is served, in hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const manifestSchema = v.object({
  format: v.literal('siamese-playground.dataset'),
  version: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(100)),
  classes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.minLength(2), v.maxLength(256)),
  image: v.object({ height: v.literal(digitSide), width: v.literal(digitSide) }),
  /** In the order of loading: the first is a training shard. */
  shards: v.pipe(v.array(shardSchema), v.minLength(1), v.maxLength(1_000)),
});

export type Shard = v.InferOutput<typeof shardSchema>;
export type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * Checks a parsed manifest.
 * @throws Error that names the wrong place and what it must hold.
 */
export function parseManifest(json: unknown): Manifest {
  const result = v.safeParse(manifestSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The data set's manifest is not valid at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`,
  );
}
