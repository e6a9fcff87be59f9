import { describe, expect, it } from 'vitest';
import { largestChange } from '../../../src/data/augmentation.ts';
import { digitPixels } from '../../../src/data/digit.ts';
import { createRandom } from '../../../src/data/random.ts';
import { BatchInput } from '../../../src/siamese/batchInput.ts';
import { initialParameters } from '../../../src/siamese/network.ts';
import { inputOf, makePlan } from '../../helpers/networks.ts';

describe('the initial parameters', () => {
  const plan = makePlan('cnn', 32);
  const parameters = initialParameters(plan, 1);

  it('fill ±1 ÷ √inputs evenly in each kernel, and are 0 in each bias', () => {
    for (const [index, { inputs }] of plan.products.entries()) {
      const [kernel, bias] = plan.parameters
        .slice(2 * index, 2 * index + 2)
        .map(({ offset, size }) => parameters.subarray(offset, offset + size));
      const shares = Array.from(kernel ?? [], (weight) => weight * Math.sqrt(inputs));
      expect(Math.max(...shares)).toBeLessThanOrEqual(1);
      expect(Math.max(...shares)).toBeGreaterThan(0.99);
      expect(Math.min(...shares)).toBeLessThan(-0.99);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(3 * shares.length));
      expect(bias?.every((weight) => weight === 0)).toBe(true);
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(initialParameters(plan, 1)).toEqual(parameters);
    expect(initialParameters(plan, 2)).not.toEqual(parameters);
  });
});

describe('the input of a batch', () => {
  const plan = makePlan('mlp', 2);
  const random = createRandom(3, 'weights');
  const image = Uint8Array.from({ length: digitPixels }, () => random.below(256));

  it('has each image at its position, from 0 to 1, and background where it was cleared', () => {
    const input = new BatchInput(plan, 3);
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
    const cnn = makePlan('cnn', 2);
    const white = new Uint8Array(digitPixels).fill(255);
    // 45 rows of pixels in 9 patches of 5, of which one is padding; as with columns.
    const ink = inputOf(cnn, [white]).reduce((sum, value) => sum + value, 0);
    expect(ink).toBe(44 * 44);
  });

  it('changes an image as the random numbers say, by no more than a few pixels', () => {
    const dot = new Uint8Array(digitPixels);
    dot[14 * 28 + 14] = 255;
    const input = new BatchInput(plan, 50);
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
    expect(() => new BatchInput(plan, 2).setImage(position, pixels, null)).toThrow(message);
  });
});
