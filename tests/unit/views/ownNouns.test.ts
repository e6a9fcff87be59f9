/** What the page says of a person's own images: “an image”, “the same class”; and of digits as ever. */
import { describe, expect, it, test } from 'vitest';
import { datasets } from '../../../src/settings/datasets.ts';
import type { Nouns } from '../../../src/settings/facts/nouns.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import type { StepPairs } from '../../../src/store/core/state.ts';
import { emptyPad } from '../../../src/store/pads/pad.ts';
import { figures } from '../../../src/views/curves/figures.ts';
import { shapeFigures } from '../../../src/views/curves/shapeFigures.ts';
import { distanceSummary } from '../../../src/views/curves/summaries.ts';
import { sentenceOf, towersSummary } from '../../../src/views/inside/words.ts';
import { warningWords } from '../../../src/views/notices/warningWords.ts';
import {
  describePad,
  drawnNoun,
  keysInWords,
  pictureInvitation,
  putOne,
  putTwo,
} from '../../../src/views/pads/words.ts';
import { promise, tableOf } from '../../../src/views/results/step/words.ts';
import { confusionsToCome, shareOfSame, whyIncomplete } from '../../../src/views/results/words.ts';
import { labelOf, valueWords } from '../../../src/views/settingWords.ts';
import { emptyLayer } from '../../../src/views/twins/layerWords.ts';
import { summaryOf as twinsSummary } from '../../../src/views/twins/twinsWords.ts';
import { ownAnimals } from '../../helpers/animals.ts';
import { statusOf } from '../../helpers/fakeWorker.ts';
import { insideStepOf } from '../../helpers/insideSteps.ts';
import { goodEvaluation } from './results/evaluations.ts';

const { mnist } = datasets;

describe('the pads', () => {
  it('ask for a digit to be drawn, and for an image to be put on them', () => {
    expect([putTwo(mnist), putOne(mnist, 'each pad'), emptyLayer(mnist)]).toEqual([
      'Draw two digits',
      'Draw a digit on each pad',
      'Draw a digit: what this layer makes of it will be here.',
    ]);
    expect([putTwo(ownAnimals), putOne(ownAnimals, 'each pad'), emptyLayer(ownAnimals)]).toEqual([
      'Put two images on the pads',
      'Put an image on each pad',
      'Put an image on a pad: what this layer makes of it will be here.',
    ]);
  });

  it('read ink as a digit, or just as a drawing', () => {
    const pad = { ...emptyPad, drawing: { kind: 'picture', pixels: new Uint8Array(784) } } as const;
    expect(describePad(pad, false, mnist)).toBe('a digit from a picture');
    expect(describePad(pad, false, ownAnimals)).toBe('a drawing from a picture');
    expect([drawnNoun(mnist), drawnNoun(ownAnimals)]).toEqual(['digit', 'drawing']);
    expect(pictureInvitation(mnist)).toBe(
      'Open a picture of a digit: a photo of ink on paper, say',
    );
    expect(pictureInvitation(ownAnimals)).toBe('Open a picture: a photo of ink on paper, say');
  });

  it('have keys for test images of a class', () => {
    const letters = { ...ownAnimals, classes: ['A', 'B'] };
    expect(keysInWords(letters)).toContain('Press A to B for a test image of that kind');
  });
});

describe('the curves', () => {
  const curve = [
    { step: 1, value: 1 },
    { step: 400, value: 2 },
  ];

  it('tell how far apart images of a class went', () => {
    expect(distanceSummary([curve, curve], null, ownAnimals)).toBe(
      'Images of the same class went from 1.00 to 2.00 apart, those of different classes from 1.00 to 2.00.',
    );
  });

  it('say what they will show', () => {
    const emptyTexts = (nouns: Nouns) =>
      [...figures, ...shapeFigures].map(({ empty }) => empty(nouns));
    expect(emptyTexts(mnist).slice(2, 5)).toEqual([
      'How far apart same and different digits lie.',
      'Draw two digits and train: their similarity as the network learns.',
      'Whether same digits come together while all stay spread out.',
    ]);
    expect(emptyTexts(ownAnimals).slice(2, 5)).toEqual([
      'How far apart images of the same class lie, and images of different classes.',
      'Put two images on the pads and train: their similarity as the network learns.',
      'Whether images of the same class come together while all stay spread out.',
    ]);
  });

  it.each([
    [mnist, 'Ten digits can be told apart in 9 directions.'],
    [ownAnimals, '3 classes can be told apart in 2 directions.'],
    [{ ...ownAnimals, classes: ['cat', 'dog'] }, '2 classes can be told apart in 1 direction.'],
  ])('tell in how many directions classes can be told apart: %#', (dataset, words) => {
    expect(shapeFigures[1]?.tip?.(dataset)).toContain(` ${words} `);
  });
});

describe('a look inside a step', () => {
  it('follows two images', () => {
    const data = insideStepOf(statusOf(1), 0);
    const towers = (nouns: Nouns) =>
      [true, false].map((isTied) => towersSummary({ ...data, isTied }, nouns).split(' goes ')[0]);
    expect(towers(mnist)[1]).toBe('Digit A');
    expect(towers(mnist)[0]).toMatch(/^Digits A and B both go through one set of weights \(/);
    expect(towers(ownAnimals)[1]).toBe('Image A');
    expect(towers(ownAnimals)[0]).toMatch(/^Images A and B both go/);
    expect(sentenceOf('forward', false, ownAnimals)).toBe(
      'Each image goes through weights of its own, and comes out as an embedding.',
    );
  });

  it('lists its pairs by class', () => {
    const none: StepPairs = {
      step: 0,
      positives: { all: 0, pulled: 0 },
      negatives: { all: 0, pulled: 0 },
      pairs: [],
    };
    expect(tableOf(none, mnist).columns.slice(1, 3)).toEqual(['digit A', 'digit B']);
    expect(tableOf(none, ownAnimals).columns.slice(1, 3)).toEqual(['class A', 'class B']);
    expect(promise(mnist)).toBe(
      'Two rows of pairs: the same digit written most differently, and different digits that look most alike. Press one to put it on the pads.',
    );
    expect(promise(ownAnimals)).toBe(
      'Two rows of pairs: images of the same class that differ most, and images of different classes that look most alike. Press one to put it on the pads.',
    );
  });

  it('says how the twins get something to read', () => {
    const none = { pixelsA: null, pixelsB: null, embeddingA: null, embeddingB: null };
    const shown = { ...none, distance: null, batch: null };
    expect(twinsSummary(shown, 'triplet', ownAnimals, false)).toBe(
      'Put two images on the pads, or press Train and watch the pairs that it learns from.',
    );
    // The first pairs of a run come after its first steps.
    expect(twinsSummary(shown, 'triplet', ownAnimals, true)).toBe(
      'Put two images on the pads, or watch the pairs that it learns from.',
    );
  });
});

test('a collapse is one of all images', () => {
  const settings = { loss: 'positives-only', mining: 'random' } as const;
  expect(warningWords('collapsed', settings, ownAnimals)).toBe(
    'All images have come to lie at one point: the spread of the embeddings has vanished, and nothing can be told apart. ' +
      'This loss pulls and never pushes: choose one that pushes images of different classes apart too, and start over.',
  );
});

test('results are of pairs of a class', () => {
  expect(shareOfSame(ownAnimals)).toBe('share that is the same class');
  expect(whyIncomplete({ ...goodEvaluation, decision: null }, ownAnimals)).toMatch(
    /^The validation pairs of the same class are no closer/,
  );
});

test('settings that name the data follow them', () => {
  const settings = {
    ...defaultSettings,
    learnFrom: 'digits-and-symbols',
    symbolsFirst: false,
  } as const;
  const inWords = (dataset: typeof ownAnimals) => [
    labelOf('symbolsFirst', dataset),
    valueWords('symbolsFirst', settings, dataset),
    valueWords('learnFrom', settings, dataset),
  ];
  expect(inWords(mnist)).toEqual([
    'order of symbols and digits',
    'Symbols and digits at once',
    'Digits and symbols',
  ]);
  expect(inWords(ownAnimals)).toEqual([
    'order of symbols and your data',
    'Symbols and your data at once',
    'Your data and symbols',
  ]);
});

test('what the confusions will show is told of the classes at hand', () => {
  expect(confusionsToCome(mnist)).toBe(
    'This will be a table of all pairs of digits: how often 4 and 9 are taken for the same digit, and how often a 4 is not recognised in another 4.',
  );
  expect(confusionsToCome(ownAnimals)).not.toContain('digit');
});
