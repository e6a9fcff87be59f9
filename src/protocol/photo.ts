/** What the page and the photo worker say to each other. Types only. */
import type { FoundInk, InkChoice } from '../data/photo/digitFromPhoto.ts';
import type { GreyPhoto } from '../data/photo/greyPhoto.ts';

export type { FoundInk, InkChoice } from '../data/photo/digitFromPhoto.ts';
export type { GreyPhoto } from '../data/photo/greyPhoto.ts';

export interface PhotoWorker {
  /**
   * Takes a picture's file for the searches that follow, and gives its grey values, made small.
   * @throws Error that says in a person's words why the file is refused: empty, too big, no picture, broken
   */
  read(file: File): Promise<GreyPhoto>;
  /**
   * Searches the picture for a digit.
   * @returns `null` where there is no ink
   * @throws Error before a picture has been read
   */
  find(choice: InkChoice): Promise<FoundInk | null>;
}
