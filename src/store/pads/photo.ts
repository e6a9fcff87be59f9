/** Gives the views what they need to read a person's photo. */

export { PhotoClient } from '../../client/photoClient.ts';
export {
  automaticChoice,
  type FoundInk,
  type InkChoice,
} from '../../data/photo/digitFromPhoto.ts';
export type { GreyPhoto } from '../../data/photo/greyPhoto.ts';
