/** Owns what the page and the photo worker say to each other. Types only. */
import type { FoundInk, InkChoice } from '../data/photo/digitFromPhoto.ts';
import type { GreyPhoto } from '../data/photo/greyPhoto.ts';

export type { FoundInk, InkChoice } from '../data/photo/digitFromPhoto.ts';
export type { GreyPhoto } from '../data/photo/greyPhoto.ts';

export interface PhotoWorker {
  /**
   * Keeps a photo for the searches that follow, and returns its grey values at a small size.
   * @throws Error that tells a person why the file is refused: empty, too big, not a picture, broken
   */
  read(file: File): Promise<GreyPhoto>;
  /**
   * Searches the photo for a digit.
   * @returns `null` without ink
   * @throws Error before a photo has been read
   */
  find(choice: InkChoice): Promise<FoundInk | null>;
}
