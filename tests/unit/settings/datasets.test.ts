/** The data sets on offer, and the rules with one that has nothing to do with digits. */
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src/settings/check.ts';
import { classNameOf, type DatasetFacts, datasets } from '../../../src/settings/datasets.ts';
import {
  conflictIn,
  whyNotHoldOut,
  whyNotImagesPerDigit,
  whyNotLoss,
} from '../../../src/settings/rules.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { animals } from '../../helpers/animals.ts';

describe.each(Object.entries<DatasetFacts>(datasets))('the data set %s', (_, dataset) => {
  const { classes, manifestPath } = dataset;

  it('has two classes or more, none twice and none without a name', () => {
    expect(classes.length).toBeGreaterThan(1);
    expect(new Set(classes).size).toBe(classes.length);
    expect(classes.every((name) => name.trim() !== '')).toBe(true);
  });

  it('lies on this site', () => {
    expect(new URL(manifestPath ?? '', 'https://example.org/page/').href).toBe(
      `https://example.org/page/${manifestPath}`,
    );
  });

  it('goes with the default settings', () => {
    expect(checkSettings(defaultSettings, dataset)).toBe(defaultSettings);
  });

  it('has a name for its labels only', () => {
    expect([...classes.keys()].map((label) => classNameOf(dataset, label))).toEqual(classes);
    for (const label of [-1, classes.length, 0.5, Number.NaN]) {
      expect(classNameOf(dataset, label)).toBe('?');
    }
  });
});

describe('three classes of animals', () => {
  it.each([[[3]], [[-1]], [[1.5]], [[1, 0]], [[2, 2]]])('cannot hold out %j', (heldOutDigits) => {
    expect(() => checkSettings({ ...defaultSettings, heldOutDigits }, animals)).toThrow(
      `heldOutDigits are ${heldOutDigits.join(', ')}; they must be different animals from 0 to 2, ascending`,
    );
  });

  it('can hold out one class, and not two', () => {
    const oneHeldOut = { ...defaultSettings, heldOutDigits: [2] };
    expect(checkSettings(oneHeldOut, animals)).toBe(oneHeldOut);
    expect(whyNotHoldOut({ heldOutDigits: [] }, animals)).toBeNull();
    expect(whyNotHoldOut(oneHeldOut, animals)).toBe(
      'At least 2 animals must stay: without them there are no pairs to learn from.',
    );
    expect(conflictIn({ ...defaultSettings, heldOutDigits: [0, 2] }, animals)).toBe(
      'heldOutDigits are 0, 2; at least 2 of the 3 animals must stay',
    );
  });

  it('are called what they are in every reason', () => {
    expect(whyNotImagesPerDigit(1, { loss: 'triplet' }, animals)).toBe(
      'At least 2: with one image of each animal there is no positive pair to find.',
    );
    expect(whyNotLoss('triplet', { tieWeights: true, imagesPerDigit: 1 }, animals)).toBe(
      'Needs 2 images of each animal.',
    );
  });
});
