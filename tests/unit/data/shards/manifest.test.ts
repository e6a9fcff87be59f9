import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../../src/data/shards/manifest.ts';
import { withValueAt } from '../../../helpers/json.ts';
import { makeShards, manifestOf } from '../../../helpers/syntheticData.ts';

const valid: unknown = manifestOf(
  2,
  makeShards(2, [
    { split: 'train', imagesPerClass: 2 },
    { split: 'test', imagesPerClass: 1 },
  ]),
);

/** What is wrong, the place that the message must name, and the value there. */
const hostile: [string, string, unknown][] = [
  ['another format', 'format', 'siamese-playground.weights'],
  ['a later version', 'version', 2],
  ['a version in quotes', 'version', '1'],
  ['no name', 'name', undefined],
  ['a name without end', 'name', 'x'.repeat(101)],
  ['classes that are no list', 'classes', { 0: 'a', 1: 'b' }],
  ['only one class', 'classes', ['a']],
  ['a class that is a number', 'classes.1', 7],
  ['images of another height', 'image.height', 32],
  ['images of another width', 'image.width', 27],
  ['no shards', 'shards', []],
  ['shards that are no list', 'shards', null],
  ['a file name with a slash', 'shards.1.file', '../secret.bin'],
  ['a file name that is an address', 'shards.0.file', 'https:evil.bin'],
  ['a file name of another kind', 'shards.0.file', 'train-00.gz'],
  ['a split of another name', 'shards.0.split', 'holdout'],
  ['a negative count', 'shards.0.count', -5],
  ['a count of nothing', 'shards.0.count', 0],
  ['half an image', 'shards.0.count', 1.5],
  ['more images than fit in memory', 'shards.1.count', 1e15],
  ['a size that is not a number', 'shards.0.sizeBytes', Number.NaN],
  ['a checksum that is too short', 'shards.0.sha256', 'abc'],
  ['a checksum in capitals', 'shards.0.sha256', 'A'.repeat(64)],
];

describe('a manifest', () => {
  it('that is valid is taken as it is', () => {
    expect(parseManifest(structuredClone(valid))).toEqual(valid);
  });

  it.each(hostile)('with %s is refused, naming the place', (_, place, value) => {
    expect(() => parseManifest(withValueAt(valid, place, value))).toThrow(
      `The data set's manifest is not valid at ${place}: `,
    );
  });

  it.each([null, undefined, 3, 'text', [], [valid], true])(
    'that is %o is refused',
    (json: unknown) => {
      expect(() => parseManifest(json)).toThrow("The data set's manifest is not valid at ");
    },
  );

  it('gives nothing to a prototype that it names', () => {
    const text = JSON.stringify(valid).replace('{', '{"__proto__":{"polluted":true},');
    expect(parseManifest(JSON.parse(text))).toEqual(valid);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
