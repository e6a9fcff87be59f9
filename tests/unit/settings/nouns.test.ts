/** What is said of digits and of a person's own images, by the nouns of each. */
import { describe, expect, it, test } from 'vitest';
import { type ClassFacts, datasets } from '../../../src/settings/datasets.ts';
import { losses } from '../../../src/settings/facts/losses.ts';
import { minings } from '../../../src/settings/facts/mining.ts';
import {
  dataInWords,
  differentImage,
  differentOnes,
  imagesOfKind,
  type NounText,
  withArticle,
} from '../../../src/settings/facts/nouns.ts';
import { sources } from '../../../src/settings/facts/sources.ts';
import { whyNotSymbolsFirst } from '../../../src/settings/rules.ts';
import { animals, ownAnimals } from '../../helpers/animals.ts';

const { mnist } = datasets;

/** A text with digits, with a person's own images, and with animals, which are what they show. */
const inAll = (text: NounText): string[] => [mnist, ownAnimals, animals].map(text);

test('a noun has its article', () => {
  expect(['digit', 'image', 'animal', 'class'].map(withArticle)).toEqual([
    'a digit',
    'an image',
    'an animal',
    'a class',
  ]);
});

describe('images and their classes', () => {
  it('share a noun, or have one each', () => {
    expect(inAll((nouns) => imagesOfKind('equal', nouns))).toEqual([
      'equal digits',
      'images of the same class',
      'equal animals',
    ]);
    expect(inAll((nouns) => imagesOfKind('different', nouns))).toEqual([
      'different digits',
      'images of different classes',
      'different animals',
    ]);
    expect(inAll(differentOnes)).toEqual([
      'different ones',
      'those of different classes',
      'different ones',
    ]);
    expect(inAll(differentImage)).toEqual([
      'different digit',
      'image of another class',
      'different animal',
    ]);
  });

  it('are a person’s data beside made-up symbols', () => {
    expect(inAll(dataInWords)).toEqual(['digits', 'your data', 'animals']);
    expect(inAll(sources['digits-and-symbols'].text)).toEqual([
      'Digits and symbols',
      'Your data and symbols',
      'Animals and symbols',
    ]);
  });
});

describe('the tables of facts', () => {
  const texts: readonly NounText[] = [
    ...Object.values(losses).flatMap(({ meaning, stuck, remedy, onePair }) => [
      meaning,
      stuck,
      ...(remedy === null ? [] : [remedy]),
      ...Object.values(onePair).flatMap((words) => ('whyNone' in words ? [words.whyNone] : [])),
    ]),
    ...Object.values(losses).flatMap(({ pairNames }): NounText[] => [
      (nouns) => pairNames(nouns).positive,
      (nouns) => pairNames(nouns).negative,
    ]),
    ...Object.values(minings).map(({ meaning }) => meaning),
    ...Object.values(sources).flatMap(({ text, meaning }) => [text, meaning]),
    (nouns) => whyNotSymbolsFirst({ loss: 'triplet', learnFrom: 'digits' })?.(nouns) ?? '',
  ];

  it('speak of digits only where the images are digits', () => {
    expect(texts.filter((text) => /digit/i.test(text(mnist))).length).toBeGreaterThan(20);
    expect(inEach(ownAnimals).filter((text) => /digit/i.test(text))).toEqual([]);
    expect(inEach(animals).filter((text) => /digit/i.test(text))).toEqual([]);
  });

  it('begin with a capital letter where they are sentences, and have the right article', () => {
    for (const text of [...inEach(mnist), ...inEach(ownAnimals), ...inEach(animals)]) {
      if (text.endsWith('.')) expect(text).toMatch(/^[A-Z]/);
      expect(text).not.toMatch(/\ba [aeiou]\w+|\ban [^aeiou\W]/i);
    }
  });

  it('tell what a loss does with a person’s own images', () => {
    expect(losses['contrastive-pairs'].meaning(ownAnimals)).toBe(
      'Each image is in one pair only. Images of the same class (a positive pair) are pulled together; those of different classes (a negative pair) are pushed until their distance d is the margin m.',
    );
    expect(losses['contrastive-pairs'].meaning(mnist)).toBe(
      'Each image is in one pair only. Equal digits (a positive pair) are pulled together; different ones (a negative pair) are pushed until their distance d is the margin m.',
    );
    expect(minings.hard.meaning(ownAnimals)).toBe(
      'An image is compared with the furthest one of its own class and the nearest one of another only.',
    );
    expect(minings.hard.meaning(mnist)).toBe(
      'An image is compared with its furthest equal and its nearest different digit only.',
    );
  });

  function inEach(dataset: ClassFacts): string[] {
    return texts.map((text) => text(dataset));
  }
});
