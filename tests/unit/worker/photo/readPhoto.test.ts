import { describe, expect, it, vi } from 'vitest';
import { readPhoto } from '../../../../src/worker/photo/readPhoto.ts';

/** The head of a GIF of a given size, which is all that is looked at before decoding. */
function gif(width: number, height: number): File {
  const sizes = [width & 255, width >> 8, height & 255, height >> 8];
  const head = [...new TextEncoder().encode('GIF89a'), ...sizes, 0, 0, 0];
  return new File([Uint8Array.from(head)], 'digit.gif');
}

describe('a picture', () => {
  it.each<[string, File, string]>([
    ['that is empty', new File([], 'digit.png'), 'digit.png is empty'],
    ['that is none', new File(['<svg/>'], 'digit.svg'), 'digit.svg is no picture that can be read'],
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

  it('that is broken is refused in words, with its name', async () => {
    const decode = async (): Promise<never> => {
      throw new Error('the file ends too early');
    };
    await expect(readPhoto(gif(40, 40), decode)).rejects.toThrow(
      'digit.gif cannot be decoded here: the file ends too early',
    );
  });

  it.each([
    ['wide', gif(400, 100), { resizeHeight: 280 }],
    ['high', gif(100, 400), { resizeWidth: 280 }],
  ])('that is %s is decoded small, its shorter side told', async (_, file, size) => {
    const decode = vi.fn().mockRejectedValue(new Error('not here'));
    await expect(readPhoto(file, decode)).rejects.toThrow();
    expect(decode).toHaveBeenCalledExactlyOnceWith(file, { ...size, resizeQuality: 'high' });
  });
});
