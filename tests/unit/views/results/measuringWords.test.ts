import { describe, expect, it } from 'vitest';
import {
  basisOfMeasured,
  othersOf,
  waysAmong,
} from '../../../../src/views/results/measuring/words.ts';
import { measuredOf } from '../../../helpers/measured.ts';

const classes = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
const omniglot = measuredOf(1, 1_000, { id: 'Omniglot', ways: 20, shots: 1, views: 1 });

describe('the number of classes to choose from', () => {
  it('is 20 at first where there are so many', () => {
    expect(waysAmong({ classes: classes(136), families: null })).toEqual(['20', '2', '5', '10']);
  });

  it('is all of fewer', () => {
    expect(waysAmong({ classes: classes(10), families: null })).toEqual(['10', '2', '5']);
    expect(waysAmong({ classes: classes(2), families: null })).toEqual(['2']);
  });

  it('is bounded by the largest family', () => {
    const families = classes(30).map((_, at) => (at < 13 ? 'Greek' : String(at)));
    expect(waysAmong({ classes: classes(30), families })).toEqual(['13', '2', '5', '10']);
  });
});

describe('the note below the figures', () => {
  it('says what was measured, and when', () => {
    expect(basisOfMeasured(omniglot, 'Omniglot', false)).toBe(
      'After step 1,000, on all 2,720 images of Omniglot: this run trains on none of them. Accuracy and AUC: 4,000 random pairs, half of them of one class, always the same ones. Examples: 400 questions, each about classes of one family, and whoever drew the image in question drew none of the examples; below the share, its 95 % interval.',
    );
    const plain = { ...omniglot, hasFamilies: false, hasDrawers: false, isTestOnly: true };
    expect(basisOfMeasured(plain, 'MNIST', false)).toMatch(
      /on the 2,720 test images of MNIST\..*Examples: 400 questions; below/,
    );
    expect(basisOfMeasured(null, 'MNIST', false)).toBe('Measuring …');
    expect(basisOfMeasured({ ...omniglot, views: 16 }, 'Omniglot', false)).toMatch(
      / its 95 % interval\. The network reads each image 16 times\.$/,
    );
  });

  it('says so where weights from elsewhere may have met these images', () => {
    const warning = /: if they were trained on these images, the figures flatter it\.$/;
    expect(basisOfMeasured(omniglot, 'Omniglot', true)).toMatch(warning);
    expect(basisOfMeasured(omniglot, 'Omniglot', false)).not.toMatch(warning);
    expect(basisOfMeasured({ ...omniglot, isTestOnly: true }, 'MNIST', true)).not.toMatch(warning);
  });

  it('says why no questions can be asked', () => {
    expect(basisOfMeasured({ ...omniglot, questionCount: 0 }, 'Omniglot', false)).toMatch(
      'there are too few classes of one family with images by enough different people',
    );
  });
});

it('the data sets that a run does not train on can be measured on', () => {
  const [mnist, letters] = ['MNIST', 'Letters'].map((id) => ({
    id,
    title: id,
    classes: ['a', 'b'],
    families: null,
  }));
  if (mnist === undefined || letters === undefined) throw new Error('There are two');
  const all = [mnist, letters];
  expect(othersOf('MNIST', all, 'digits')).toEqual([letters]);
  expect(othersOf('Letters', all, 'digits-and-symbols')).toEqual([mnist]);
  expect(othersOf('Letters', all, 'symbols')).toEqual(all);
});
