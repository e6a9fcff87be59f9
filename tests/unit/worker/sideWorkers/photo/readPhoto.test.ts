import { describe, expect, it, vi } from 'vitest';
import { readPhoto } from '../../../../../src/worker/sideWorkers/photo/readPhoto.ts';
import { heic } from '../../../../helpers/pictureFiles.ts';

/** The head of a GIF of a given size, which is all that is looked at before decoding. */
function gif(width: number, height: number): File {
  const sizes = [width & 255, width >> 8, height & 255, height >> 8];
  const head = [...new TextEncoder().encode('GIF89a'), ...sizes, 0, 0, 0];
  return new File([Uint8Array.from(head)], 'digit.gif');
}

/** A photo as an iPhone takes it. */
function heicPhoto(): File {
  return new File([heic(4_032, 3_024)], 'digit.heic');
}

describe('a picture', () => {
  it.each<[string, File, string]>([
    ['that is empty', new File([], 'digit.png'), 'digit.png is empty'],
    [
      'that is none',
      new File(['no picture'], 'notes.txt'),
      'notes.txt is no picture that can be read: PNG, JPEG, GIF, WebP or AVIF, please',
    ],
    [
      'that is a drawing',
      new File(['<?xml version="1.0"?>\n<svg/>'], 'digit.svg'),
      'digit.svg is no picture that can be read: it is an SVG drawing, save it as PNG',
    ],
    [
      'that is a document',
      new File(['%PDF-1.7\n'], 'digit.png'),
      'digit.png is no picture that can be read: it is a PDF document, save its page as JPEG or PNG',
    ],
    [
      'as scanners save it',
      new File(['II*\0'], 'digit.tif'),
      'it is a TIFF picture, save it as JPEG or PNG',
    ],
    [
      'of too many bytes',
      new File([new Uint8Array(30_000_000)], 'digit.png'),
      'digit.png is too big: 30 MB, at most 25 MB are read',
    ],
    ['of too many pixels', gif(60_000, 60_000), 'at most 60 million are read'],
    ['of too few pixels', gif(300, 4), 'at least 8 each way are needed'],
    ['that is a thread', gif(9_000, 9), 'at most 8 times as long as wide'],
  ])('%s is refused before it is decoded', async (_, file, complaint) => {
    const decode = vi.fn();
    await expect(readPhoto(file, decode)).rejects.toThrow(complaint);
    expect(decode).not.toHaveBeenCalled();
  });

  it.each(['the file ends too early', 'The file ends too early..', 'the file ends too early. '])(
    'that is broken is refused in words, with its name and no double full stop: %j',
    async (reason) => {
      const decode = async (): Promise<never> => {
        throw new Error(reason);
      };
      await expect(readPhoto(gif(40, 40), decode)).rejects.toThrow(
        /^digit\.gif cannot be decoded here: [Tt]he file ends too early\. If other programs show it, save it as JPEG or PNG$/,
      );
    },
  );

  it('as an iPhone takes it is refused with the way out where the browser cannot decode it', async () => {
    const decode = vi.fn().mockRejectedValue(new Error('The source image could not be decoded.'));
    await expect(readPhoto(heicPhoto(), decode)).rejects.toThrow(
      /^digit\.heic cannot be decoded here: it is a HEIC photo, save it as JPEG or PNG$/,
    );
    expect(decode).toHaveBeenCalled();
  });

  it('that its header does not size is refused as what it is', async () => {
    const file = new File([Uint8Array.from([0, 0, 0, 8]), 'ftypheic'], 'digit.heic');
    await expect(readPhoto(file, vi.fn())).rejects.toThrow(
      'digit.heic is no picture that can be read: it is a HEIC photo, save it as JPEG or PNG',
    );
  });

  it('that is turned by its own mark is decoded by its other side too', async () => {
    const close = vi.fn();
    const decode = vi
      .fn()
      .mockResolvedValueOnce({ width: 210, height: 280, close })
      .mockRejectedValueOnce(new Error('enough'));
    await expect(readPhoto(gif(400, 300), decode)).rejects.toThrow('enough');
    expect(close).toHaveBeenCalledOnce();
    expect(decode.mock.calls.map(([, size]) => size)).toEqual([
      { resizeHeight: 280, resizeQuality: 'high' },
      { resizeWidth: 280, resizeQuality: 'high' },
    ]);
  });

  it.each([
    ['wide', gif(400, 100), { resizeHeight: 280 }],
    ['high', gif(100, 400), { resizeWidth: 280 }],
    ['very wide', gif(800, 100), { resizeHeight: 140 }],
    ['very high', gif(100, 700), { resizeWidth: 160 }],
  ])('that is %s is decoded small, its shorter side told', async (_, file, size) => {
    const decode = vi.fn().mockRejectedValue(new Error('not here'));
    await expect(readPhoto(file, decode)).rejects.toThrow();
    expect(decode).toHaveBeenCalledExactlyOnceWith(file, { ...size, resizeQuality: 'high' });
  });
});
