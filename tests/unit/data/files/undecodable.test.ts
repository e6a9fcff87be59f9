import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataFileError } from '../../../../src/data/files/dataFileError.ts';
import { decodePicture } from '../../../../src/worker/sideWorkers/files/decodePicture.ts';
import { refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { barPng, ringPng } from '../../../helpers/dataFiles/pngFiles.ts';

const pictures = { 'a/1.png': barPng(60), 'b/1.png': ringPng(60) };

/** A browser that decodes pictures, with this as its canvas. */
function stubBrowser(canvas: unknown): void {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 60, height: 60, close: vi.fn() }));
  vi.stubGlobal('OffscreenCanvas', canvas);
}

/** Of black pixels, whatever was put there. */
class ScramblingCanvas {
  readonly width = 64;
  readonly height = 64;

  getContext() {
    const blank = (width: number, height: number) => ({
      data: new Uint8ClampedArray(4 * width * height),
    });
    return {
      canvas: this,
      createImageData: blank,
      putImageData: vi.fn(),
      getImageData: (_x: number, _y: number, width: number, height: number) => blank(width, height),
    };
  }
}

class NoCanvas {
  getContext() {
    return null;
  }
}

afterEach(() => vi.unstubAllGlobals());

describe('pictures in a browser that lets no page read pixels', () => {
  it('end the reading with the decoder’s sentence: they are not damaged', async () => {
    const sentence = 'This browser gives no pixels';
    const decode = () => Promise.reject(new DataFileError(sentence));
    expect(await refusalOf(pictures, { decode })).toBe(sentence);
  });

  it.each([
    [
      'has no canvas',
      undefined,
      'This browser cannot read pictures here: it has no OffscreenCanvas',
    ],
    ['gives no canvas', NoCanvas, 'This browser gives no canvas to decode pictures on'],
    [
      'scrambles what is read',
      ScramblingCanvas,
      'This browser scrambles what a page reads from pictures, as a protection against ' +
        'fingerprinting: switch the protection off for this page, or give the data as IDX or CSV',
    ],
  ])('are refused in words where it %s', async (_, canvas, sentence) => {
    stubBrowser(canvas);
    expect(await refusalOf(pictures, { decode: decodePicture })).toBe(sentence);
  });
});
