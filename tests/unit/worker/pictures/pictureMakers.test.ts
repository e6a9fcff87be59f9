import { describe, expect, it } from 'vitest';
import type { PictureName } from '../../../../src/protocol/pictures.ts';
import type { PictureMaker } from '../../../../src/worker/pictures/pictureMaker.ts';
import { PictureMakers } from '../../../../src/worker/pictures/pictureMakers.ts';

/** A picture of so many pieces, which notes each piece that is made. */
function pictureOf(name: PictureName, pieces: number, made: string[]): PictureMaker {
  let left = pieces;
  return {
    wantedBy: [name],
    get isStale() {
      return left > 0;
    },
    make: async () => {
      left--;
      made.push(name);
    },
  };
}

describe('the pictures', () => {
  it('are made only while they are wanted', async () => {
    const made: string[] = [];
    const pictures = new PictureMakers([pictureOf('map', 2, made), pictureOf('batch', 2, made)]);
    await pictures.makeAll();
    expect(pictures.makeOne()).toBeNull();
    expect(made).toEqual([]);
    pictures.wanted = ['batch'];
    await pictures.makeAll();
    expect(made).toEqual(['batch', 'batch']);
  });

  it('take turns', async () => {
    const made: string[] = [];
    const pictures = new PictureMakers([pictureOf('map', 3, made), pictureOf('batch', 3, made)]);
    pictures.wanted = ['map', 'batch'];
    for (let turn = 0; turn < 4; turn++) await pictures.makeOne();
    expect(made).toEqual(['map', 'batch', 'map', 'batch']);
  });

  it('are made one piece at a time', async () => {
    const made: string[] = [];
    const pictures = new PictureMakers([pictureOf('map', 3, made)]);
    pictures.wanted = ['map'];
    const first = pictures.makeOne();
    expect(pictures.makeOne()).toBeNull();
    await first;
    expect(pictures.makeOne()).not.toBeNull();
  });

  it('leave the rest for later when they are stopped, and go on with it when asked again', async () => {
    const made: string[] = [];
    const pictures = new PictureMakers([pictureOf('map', 5, made)]);
    pictures.wanted = ['map'];
    const all = pictures.makeAll();
    pictures.stop();
    await all;
    expect(made).toEqual(['map']);
    await pictures.makeAll();
    expect(made).toHaveLength(5);
  });
});
