import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { Gallery } from '../../../../src/worker/pictures/gallery.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { inputOf } from '../../../helpers/networks.ts';
import { quickSettings } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 5 },
]);
let stepper: Stepper;

beforeAll(() => switchToBackend('cpu'));
beforeEach(() => {
  stepper = new Stepper(freshRun(1, quickSettings), dataset);
});
afterEach(() => stepper.dispose());

/** What the network makes of every test image now. */
function embedAll(): Promise<Float32Array> {
  const { test } = dataset.splits;
  const images = Array.from({ length: test.count }, (_, image) => imageAt(test, image));
  return stepper.network.embed(inputOf(stepper.network.plan, images), 'b');
}

describe('the gallery', () => {
  it('embeds a slice at a time, as large as a batch, and is complete after a round', async () => {
    const gallery = new Gallery({ stepper, dataset });
    for (let slice = 0; slice < 2; slice++) {
      await gallery.make();
      expect(gallery.embeddings).toBeNull();
    }
    await gallery.make();
    expect(stepper.batchSize).toBe(6);
    expect(gallery.isStale).toBe(false);
    const found = gallery.embeddings?.embeddings ?? [];
    for (const [index, value] of (await embedAll()).entries()) {
      expect(found[index]).toBeCloseTo(value, 5);
    }
  });

  it('is stale after a step, until a whole round has been embedded anew', async () => {
    const gallery = new Gallery({ stepper, dataset });
    for (let slice = 0; slice < 3; slice++) await gallery.make();
    const before = gallery.embeddings?.embeddings.slice();
    await stepper.launchStep();
    for (let slice = 0; slice < 3; slice++) {
      expect(gallery.isStale).toBe(true);
      await gallery.make();
    }
    expect(gallery.isStale).toBe(false);
    expect(gallery.embeddings?.embeddings).not.toEqual(before);
  });

  it('has nothing to do while the test images are on their way', async () => {
    const { slots } = dataset.splits.test;
    for (const slot of slots) slot.state = 'pending';
    const gallery = new Gallery({ stepper, dataset });
    expect([gallery.isStale, gallery.digits, gallery.embeddings]).toEqual([false, null, null]);
    for (const slot of slots) slot.state = 'ready';
    expect(gallery.isStale).toBe(true);
  });
});
