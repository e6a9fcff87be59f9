import { describe, expect, it } from 'vitest';
import { describeShard, makeManifest, nameClasses } from '../../../scripts/mnist/manifest.mjs';
import { cutShards, orderForLoading, splitTrain } from '../../../scripts/mnist/shards.mjs';

/** Examples of 1×2 pixels: example i has the pixels i, i and the label 100 + i. */
function examples(count: number) {
  const places = Array.from({ length: count }, (_, i) => i);
  return {
    height: 1,
    width: 2,
    pixels: Uint8Array.from(places.flatMap((i) => [i, i])),
    labels: Uint8Array.from(places, (i) => 100 + i),
  };
}

describe('the split', () => {
  it('gives the last examples to validation', () => {
    const { train, validation } = splitTrain(examples(5), 2);
    expect([...train.labels]).toEqual([100, 101, 102]);
    expect([...train.pixels]).toEqual([0, 0, 1, 1, 2, 2]);
    expect([...validation.labels]).toEqual([103, 104]);
    expect([...validation.pixels]).toEqual([3, 3, 4, 4]);
  });

  it('refuses to give away more than there is', () => {
    expect(() => splitTrain(examples(3), 4)).toThrow('3 examples cannot give 4 away');
  });
});

describe('shards', () => {
  it('keep the order, images before labels, and the last may be smaller', () => {
    const shards = cutShards('test', examples(3), 2);
    expect(shards.map(({ payload, ...shard }) => ({ ...shard, payload: [...payload] }))).toEqual([
      { file: 'test-00.bin', split: 'test', count: 2, payload: [0, 0, 1, 1, 100, 101] },
      { file: 'test-01.bin', split: 'test', count: 1, payload: [2, 2, 102] },
    ]);
  });

  it('are loaded one of training first, the others of training last', () => {
    const shards = [
      ...cutShards('train', examples(3), 1),
      ...cutShards('validation', examples(1), 1),
      ...cutShards('test', examples(2), 1),
    ];
    expect(orderForLoading(shards).map((shard) => shard.file)).toEqual([
      'train-00.bin',
      'validation-00.bin',
      'test-00.bin',
      'test-01.bin',
      'train-01.bin',
      'train-02.bin',
    ]);
  });
});

describe('the manifest', () => {
  it('names the classes after the labels found', () => {
    expect(nameClasses([Uint8Array.of(2, 0, 2), Uint8Array.of(1)])).toEqual(['0', '1', '2']);
  });

  it('refuses labels with a gap, as a label is a place in the list of classes', () => {
    expect(() => nameClasses([Uint8Array.of(0, 2)])).toThrow('No example has the label 1');
  });

  it('describes a shard by its file as served', () => {
    const served = new TextEncoder().encode('abc');
    expect(describeShard({ file: 'a.bin', split: 'train', count: 4 }, served)).toEqual({
      file: 'a.bin',
      split: 'train',
      count: 4,
      sizeBytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('says its format and version', () => {
    const content = { name: 'Set', classes: ['0'], image: { height: 1, width: 2 }, shards: [] };
    expect(makeManifest(content)).toEqual({
      format: 'siamese-playground.dataset',
      version: 1,
      ...content,
    });
  });
});
