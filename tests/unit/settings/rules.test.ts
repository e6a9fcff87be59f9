import { describe, expect, it } from 'vitest';
import { checkSettings, SettingError } from '../../../src/settings/check.ts';
import { distanceChoices, type LossKind, lossKinds } from '../../../src/settings/choices.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { losses } from '../../../src/settings/facts/losses.ts';
import { optimizers } from '../../../src/settings/facts/optimizers.ts';
import {
  conflictIn,
  distanceKindOf,
  imagesPerDigitRange,
  lossFormulaOf,
  marginRange,
  reconciled,
  whyAugmented,
  whyNotHoldOut,
  whyNotImagesPerDigit,
  whyNotLoss,
  whyNotMargin,
  whyNotSymbolsFirst,
  whyOwnDistance,
  whyTied,
  whyUnitLength,
  withChange,
  withoutConflict,
} from '../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';
import { errorOf } from '../../helpers/errors.ts';

const { mnist } = datasets;

const onGivenPairs: readonly LossKind[] = ['contrastive-pairs', 'learned-distance'];
/** One image of each digit is enough for those, and for views of it. */
const onOneImage: readonly LossKind[] = [...onGivenPairs, 'nt-xent'];
const onBatches: readonly LossKind[] = lossKinds.filter((loss) => !onGivenPairs.includes(loss));
const firstDigits = (count: number): number[] => Array.from({ length: count }, (_, digit) => digit);

describe('towers of their own', () => {
  it.each(onGivenPairs)('go with %s', (loss) => {
    expect(whyTied({ loss })).toBeNull();
    expect(conflictIn({ ...defaultSettings, loss, tieWeights: false }, mnist)).toBeNull();
    expect(whyNotLoss(loss, { tieWeights: false, imagesPerDigit: 12 }, mnist)).toBeNull();
  });

  it.each(onBatches)('do not go with %s, nor it with them', (loss) => {
    expect(whyTied({ loss })).toContain('given pairs');
    expect(
      conflictIn(reconciled({ ...defaultSettings, loss, tieWeights: false }), mnist),
    ).toContain(`the loss ${loss} has no first and second image`);
    expect(whyNotLoss(loss, { tieWeights: false, imagesPerDigit: 12 }, mnist)).toContain('tied');
  });
});

describe('a margin beyond what unit length can reach', () => {
  const unit = { ...defaultSettings, unitLength: true };

  it('is not allowed, with the reason, and is out of the slider’s range', () => {
    expect(whyNotMargin(2, unit)).toBeNull();
    expect(whyNotMargin(2.05, unit)).toContain('At most 2 with unit length');
    expect(marginRange(unit).max).toBe(2);
    expect(whyNotMargin(5, defaultSettings)).toBeNull();
    expect(marginRange(defaultSettings).max).toBe(5);
  });

  it('is lowered when unit length is chosen, and not before', () => {
    const wide = { ...defaultSettings, margin: 5 };
    expect(withChange(wide, 'unitLength', true).margin).toBe(2);
    expect(withChange(wide, 'seed', 2).margin).toBe(5);
    expect(withChange({ ...defaultSettings, margin: 1.5 }, 'unitLength', true).margin).toBe(1.5);
  });

  it('still loads from a kept run or a file, and stays there whatever else changes', () => {
    const kept = { ...unit, margin: 5 };
    expect(conflictIn(kept, mnist)).toBeNull();
    expect(checkSettings(kept, mnist)).toEqual(kept);
    expect(withChange(kept, 'learningRate', 0.01).margin).toBe(5);
  });
});

describe('one image of each digit', () => {
  it.each(onOneImage)('goes with %s', (loss) => {
    expect(whyNotImagesPerDigit(1, { loss }, mnist)).toBeNull();
    expect(imagesPerDigitRange({ ...defaultSettings, loss }, mnist).min).toBe(1);
    expect(whyNotLoss(loss, { tieWeights: true, imagesPerDigit: 1 }, mnist)).toBeNull();
  });

  it.each(onBatches.filter((loss) => !onOneImage.includes(loss)))(
    'does not go with %s, two do',
    (loss) => {
      expect(whyNotImagesPerDigit(1, { loss }, mnist)).toContain('At least 2');
      expect(whyNotImagesPerDigit(2, { loss }, mnist)).toBeNull();
      expect(imagesPerDigitRange({ ...defaultSettings, loss }, mnist).min).toBe(2);
      expect(whyNotLoss(loss, { tieWeights: true, imagesPerDigit: 1 }, mnist)).toContain(
        '2 images',
      );
      expect(whyNotLoss(loss, { tieWeights: true, imagesPerDigit: 2 }, mnist)).toBeNull();
      expect(
        conflictIn(reconciled({ ...defaultSettings, loss, imagesPerDigit: 1 }), mnist),
      ).toContain('imagesPerDigit is 1');
    },
  );
});

describe('the distance', () => {
  const cosine: RunSettings = { ...defaultSettings, distance: 'cosine' };

  it('is the chosen one, unless the loss learns one', () => {
    expect(distanceKindOf(defaultSettings)).toBe('euclidean');
    expect(distanceKindOf(cosine)).toBe('cosine');
    for (const distance of distanceChoices) {
      expect(distanceKindOf({ loss: 'learned-distance', distance })).toBe('learned');
    }
    expect(whyOwnDistance({ loss: 'learned-distance' })).toContain('of its own');
    expect(whyOwnDistance({ loss: 'triplet' })).toBeNull();
  });

  it('of directions needs unit length, where it is used', () => {
    expect(whyUnitLength(cosine)).toContain('directions');
    expect(conflictIn(cosine, mnist)).toContain('the distance cosine needs');
    expect(reconciled(cosine)).toEqual({ ...cosine, unitLength: true });
    const unused: RunSettings = { ...cosine, loss: 'learned-distance' };
    expect(whyUnitLength(unused)).toBeNull();
    expect(conflictIn(unused, mnist)).toBeNull();
  });

  it('of directions turns unit length on, lowers the margin, and gives unit length back', () => {
    const chosen = withChange({ ...defaultSettings, margin: 5 }, 'distance', 'cosine');
    expect(chosen).toMatchObject({ distance: 'cosine', unitLength: true, margin: 2 });
    expect(withChange(chosen, 'distance', 'euclidean').unitLength).toBe(false);
    const learned = withChange(chosen, 'loss', 'learned-distance');
    expect(learned).toMatchObject({ distance: 'cosine', unitLength: false });
    expect(withChange(learned, 'loss', 'triplet').unitLength).toBe(true);
  });

  it('is in the formula of the loss', () => {
    expect(lossFormulaOf({ loss: 'triplet', distance: 'euclidean' })).toContain('d²(a, p)');
    expect(lossFormulaOf({ loss: 'triplet', distance: 'cosine' })).toContain('max(0, d(a, p)');
    expect(lossFormulaOf({ loss: 'contrastive-pairs', distance: 'cosine' })).toContain('d²');
  });
});

describe('mining by distance on a sphere', () => {
  const weighted: RunSettings = {
    ...defaultSettings,
    loss: 'triplet',
    mining: 'distance-weighted',
  };

  it('needs unit length, where triplets are looked for', () => {
    expect(whyUnitLength(weighted)).toContain('sphere');
    expect(conflictIn(weighted, mnist)).toBe(
      'unitLength is false, but the mining distance-weighted needs embeddings of length 1',
    );
    expect(whyUnitLength({ ...weighted, loss: 'contrastive-all-pairs' })).toBeNull();
  });

  it('turns unit length on, lowers the margin, and gives unit length back', () => {
    const triplets: RunSettings = { ...defaultSettings, loss: 'triplet', margin: 4 };
    const chosen = withChange(triplets, 'mining', 'distance-weighted');
    expect(chosen).toMatchObject({ unitLength: true, margin: 2 });
    expect(withChange(chosen, 'mining', 'hard').unitLength).toBe(false);
    expect(withChange(chosen, 'loss', 'positives-only').unitLength).toBe(false);
  });

  it('gives way to a network from a file whose embeddings have any length', () => {
    const joined = { ...weighted, imagesPerDigit: 1 };
    const { mining, imagesPerDigit } = defaultSettings;
    expect(withoutConflict(joined, mnist)).toEqual({ ...joined, mining, imagesPerDigit });
    const unit = { ...weighted, unitLength: true };
    expect(withoutConflict(unit, mnist)).toBe(unit);
  });
});

describe('unit length', () => {
  it.each(['supervised-contrastive', 'nt-xent'] as const)('is what %s always has', (loss) => {
    const settings: RunSettings = { ...defaultSettings, loss };
    expect(whyUnitLength(settings)).toContain('directions');
    expect(conflictIn(settings, mnist)).toContain('unitLength is false');
    expect(reconciled(settings)).toEqual({ ...settings, unitLength: true });
  });

  it.each(lossKinds.filter((loss) => !['supervised-contrastive', 'nt-xent'].includes(loss)))(
    'is free with %s',
    (loss) => {
      for (const unitLength of [true, false]) {
        const settings = { ...defaultSettings, loss, unitLength };
        expect(whyUnitLength(settings)).toBeNull();
        expect(reconciled(settings)).toBe(settings);
      }
    },
  );
});

describe('augmentation', () => {
  const views: RunSettings = { ...defaultSettings, loss: 'nt-xent', unitLength: true };

  it('makes the two views of an image, so that a loss of views needs it', () => {
    expect(whyAugmented(views)).toContain('the same picture');
    expect(conflictIn(views, mnist)).toBeNull();
    const plain = { ...views, augmentation: false };
    expect(conflictIn(plain, mnist)).toBe(
      'augmentation is false, but the loss nt-xent needs two different views of each image',
    );
    expect(reconciled(plain)).toEqual(views);
    expect(withoutConflict(plain, mnist)).toEqual(views);
  });

  it('is turned on by such a loss, and stays on with it', () => {
    const plain = { ...defaultSettings, augmentation: false };
    const chosen = withChange(plain, 'loss', 'nt-xent');
    expect(chosen).toMatchObject({ augmentation: true, unitLength: true });
    expect(withChange(chosen, 'augmentation', false)).toEqual(chosen);
  });

  it.each(lossKinds.filter((loss) => loss !== 'nt-xent'))('is free with %s', (loss) => {
    expect(whyAugmented({ loss })).toBeNull();
    const plain = reconciled({ ...defaultSettings, loss, augmentation: false });
    expect(plain.augmentation).toBe(false);
    expect(conflictIn(plain, mnist)).toBeNull();
  });
});

describe('held-out digits', () => {
  it('can be eight, and not nine', () => {
    expect(whyNotHoldOut({ heldOutDigits: firstDigits(7) }, mnist)).toBeNull();
    expect(whyNotHoldOut({ heldOutDigits: firstDigits(8) }, mnist)).toContain('At least 2 digits');
    expect(conflictIn({ ...defaultSettings, heldOutDigits: firstDigits(8) }, mnist)).toBeNull();
    expect(conflictIn({ ...defaultSettings, heldOutDigits: firstDigits(9) }, mnist)).toContain(
      'at least 2 of the 10 digits must stay',
    );
  });
});

describe('symbols first', () => {
  it('need digits to come after them', () => {
    const loss = 'supervised-contrastive';
    expect(whyNotSymbolsFirst({ loss, learnFrom: 'digits-and-symbols' })).toBeNull();
    for (const learnFrom of ['digits', 'symbols'] as const) {
      expect(whyNotSymbolsFirst({ loss, learnFrom })?.(mnist)).toContain('digits and symbols');
    }
  });

  it('go with the losses that are means over all images', () => {
    const possible = lossKinds.filter(
      (loss) => whyNotSymbolsFirst({ loss, learnFrom: 'digits-and-symbols' }) === null,
    );
    expect(possible).toEqual(['supervised-contrastive', 'nt-xent']);
  });
});

describe('every combination', () => {
  const combinations = lossKinds.flatMap((loss) =>
    [true, false].flatMap((tieWeights) =>
      [true, false].flatMap((unitLength) =>
        [1, 2, 24].flatMap((imagesPerDigit) =>
          [0, 8, 9].map((heldOut) => {
            const heldOutDigits = firstDigits(heldOut);
            const own = { loss, tieWeights, unitLength, imagesPerDigit, heldOutDigits };
            return { ...defaultSettings, ...own };
          }),
        ),
      ),
    ),
  );
  const isOffered = (settings: RunSettings): boolean =>
    whyNotLoss(settings.loss, settings, mnist) === null &&
    whyNotImagesPerDigit(settings.imagesPerDigit, settings, mnist) === null &&
    (settings.tieWeights || whyTied(settings) === null) &&
    (settings.heldOutDigits.length === 0 ||
      whyNotHoldOut({ heldOutDigits: settings.heldOutDigits.slice(1) }, mnist) === null);

  it('that is offered passes the check', () => {
    const offered = combinations.filter(isOffered);
    expect(offered.length).toBeGreaterThan(50);
    for (const settings of offered) {
      const whole = reconciled(settings);
      expect(conflictIn(whole, mnist)).toBeNull();
      expect(checkSettings(whole, mnist)).toBe(whole);
    }
  });

  it('that is not offered is refused, with the conflict', () => {
    const excluded = combinations.filter((settings) => !isOffered(settings));
    expect(excluded.length).toBeGreaterThan(50);
    for (const settings of excluded) {
      const whole = reconciled(settings);
      const error = errorOf(() => checkSettings(whole, mnist));
      expect(error).toBeInstanceOf(SettingError);
      expect(error.message).toBe(conflictIn(whole, mnist));
    }
  });
});

describe('a change', () => {
  it('changes what it names and nothing else', () => {
    expect(withChange(defaultSettings, 'embeddingSize', 8)).toEqual({
      ...defaultSettings,
      embeddingSize: 8,
    });
  });

  it('of the optimiser brings its rate along', () => {
    expect(withChange(defaultSettings, 'optimizer', 'sgd').learningRate).toBe(
      optimizers.sgd.recommendedRate,
    );
    const momentum = withChange(defaultSettings, 'optimizer', 'momentum');
    expect(withChange(momentum, 'optimizer', 'muon')).toEqual(defaultSettings);
  });

  it('of the optimiser leaves a rate that was chosen by hand', () => {
    const chosen = { ...defaultSettings, learningRate: 0.005 };
    expect(withChange(chosen, 'optimizer', 'sgd').learningRate).toBe(0.005);
  });

  it('of the loss brings its temperature along, and leaves one that was chosen by hand', () => {
    const views = withChange(defaultSettings, 'loss', 'nt-xent');
    expect(views.temperature).toBe(losses['nt-xent'].recommendedTemperature);
    const back = withChange(withChange(views, 'loss', 'triplet'), 'loss', 'supervised-contrastive');
    expect(back.temperature).toBe(losses['supervised-contrastive'].recommendedTemperature);
    const chosen = { ...defaultSettings, temperature: 0.3 };
    expect(withChange(chosen, 'loss', 'nt-xent').temperature).toBe(0.3);
  });

  it('of the rate is taken as it is', () => {
    expect(withChange(defaultSettings, 'learningRate', 0.1).learningRate).toBe(0.1);
  });

  it('to a loss that demands unit length turns it on, and away from it back to the default', () => {
    const demanding = withChange(defaultSettings, 'loss', 'supervised-contrastive');
    expect(demanding.unitLength).toBe(true);
    expect(withChange(demanding, 'loss', 'triplet').unitLength).toBe(false);
  });

  it('between losses that leave unit length free keeps it', () => {
    const withLength = withChange(defaultSettings, 'unitLength', true);
    expect(withChange(withLength, 'loss', 'triplet').unitLength).toBe(true);
  });
});
