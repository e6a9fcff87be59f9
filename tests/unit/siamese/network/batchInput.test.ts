import { describe, expect, it } from 'vitest';
import { largestChange } from '../../../../src/data/batches/augmentation.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { BatchInput } from '../../../../src/siamese/network/batchInput.ts';
import { inputOf, makePlan } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';

const random = createRandom(3, 'weights');
const { input: pixelByPixel } = makePlan('mlp', 2).encoder;
const [image = new Uint8Array(), ...others] = noiseImages(random, 3);

describe('the input of a batch', () => {
  it('has each image at its position, from 0 to 1, and background where it was cleared', () => {
    const input = new BatchInput(pixelByPixel, 3);
    for (const position of [0, 1, 2]) input.setImage(position, image, null);
    input.clearImage(1);
    const expected = Float32Array.from(image, (grey) => grey / 255);
    expect(input.values.subarray(0, digitPixels)).toEqual(expected);
    expect(input.values.subarray(digitPixels, 2 * digitPixels)).toEqual(
      new Float32Array(digitPixels),
    );
    expect(input.values.subarray(2 * digitPixels)).toEqual(expected);
  });

  it('is background around the image where a convolution pads', () => {
    const white = new Uint8Array(digitPixels).fill(255);
    // 45 rows of pixels in 9 patches of 5, of which one is padding; as with columns.
    const ink = inputOf(makePlan('cnn', 2), [white]).reduce((sum, value) => sum + value, 0);
    expect(ink).toBe(44 * 44);
  });

  it('has row after row of all images together where an LSTM reads them', () => {
    const images = [image, ...others];
    const input = inputOf(makePlan('lstm', 2), images);
    expect(input).toHaveLength(3 * digitPixels);
    for (const [index, value] of input.entries()) {
      const [row, position] = [Math.floor(index / 28 / 3), Math.floor(index / 28) % 3];
      const grey = images[position]?.[row * 28 + (index % 28)] ?? Number.NaN;
      if (value !== Math.fround(grey / 255)) throw new Error(`Number ${index} is ${value}`);
    }
  });

  it.each(['mlp', 'cnn', 'lstm'] as const)(
    'forgets the image before, wherever the %s has its numbers',
    (encoder) => {
      const plan = makePlan(encoder, 2);
      const input = new BatchInput(plan.encoder.input, 3);
      for (const position of [0, 1, 2]) input.setImage(position, image, null);
      input.clearImage(0);
      for (const [position, other] of others.entries()) input.setImage(1 + position, other, null);
      expect(input.values).toEqual(inputOf(plan, [new Uint8Array(digitPixels), ...others]));
    },
  );

  it('changes an image as the random numbers say, by no more than a few pixels', () => {
    const dot = new Uint8Array(digitPixels);
    dot[14 * 28 + 14] = 255;
    const input = new BatchInput(pixelByPixel, 50);
    for (let position = 0; position < 50; position++) input.setImage(position, dot, random);
    const farthest = 1 + Math.ceil(largestChange.shiftPixels);
    const images = Array.from({ length: 50 }, (_, position) =>
      input.values.slice(position * digitPixels, (position + 1) * digitPixels),
    );
    expect(new Set(images.map(String)).size).toBe(50);
    for (const changed of images) {
      const inked = Array.from(changed.keys()).filter((pixel) => (changed[pixel] ?? 0) > 0);
      expect(inked.length).toBeGreaterThan(0);
      for (const pixel of inked) {
        expect(Math.abs((pixel % 28) - 14)).toBeLessThanOrEqual(farthest);
        expect(Math.abs(Math.floor(pixel / 28) - 14)).toBeLessThanOrEqual(farthest);
      }
    }
  });

  it.each([
    [0, new Uint8Array(783), 'An image has 784 pixels, got 783'],
    [2, image, 'Position 2 is outside a batch of 2 images'],
    [-1, image, 'Position -1 is outside a batch of 2 images'],
  ])('refuses what does not fit: position %i', (position, pixels, message) => {
    const input = new BatchInput(pixelByPixel, 2);
    expect(() => input.setImage(position, pixels, null)).toThrow(message);
  });
});
