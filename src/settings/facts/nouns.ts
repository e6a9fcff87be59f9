/**
 * Puts the nouns of a data set into phrases. A digit is an image and its class in one word; other images
 * have a noun of their own. Imports types only.
 */
import type { DatasetFacts } from '../datasets.ts';

export type Nouns = Pick<DatasetFacts, 'classNoun' | 'imageNoun'>;

/** A text that follows the data set at hand. */
export type NounText = (nouns: Nouns) => string;

/** Whether an image is called what its class is called: a digit is, a picture of clothes is not. */
export function haveOneNoun({ classNoun, imageNoun }: Nouns): boolean {
  return classNoun.one === imageNoun.one;
}

/** “a digit”, “an image”. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** A text as the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “different digits”, “images of different classes”. */
export function imagesOfKind(kind: 'same' | 'equal' | 'different', nouns: Nouns): string {
  const { classNoun, imageNoun } = nouns;
  if (haveOneNoun(nouns)) return `${kind} ${imageNoun.many}`;
  return kind === 'different'
    ? `${imageNoun.many} of different ${classNoun.many}`
    : `${imageNoun.many} of the same ${classNoun.one}`;
}

/** What comes after images of the same class in a sentence: “different ones”, “those of different classes”. */
export function differentOnes(nouns: Nouns): string {
  return haveOneNoun(nouns) ? 'different ones' : `those of different ${nouns.classNoun.many}`;
}

/** One image of another class: “different digit”, “image of another class”. */
export function differentImage(nouns: Nouns): string {
  const { classNoun, imageNoun } = nouns;
  return haveOneNoun(nouns)
    ? `different ${imageNoun.one}`
    : `${imageNoun.one} of another ${classNoun.one}`;
}

/** What a network learns from, beside made-up symbols: “digits”, “your data”. */
export function dataInWords(nouns: Nouns): string {
  return haveOneNoun(nouns) ? nouns.imageNoun.many : 'your data';
}
