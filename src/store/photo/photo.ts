/** Gives the views the types of a photo and of the ink in it. */
export {
  automaticChoice,
  type FoundInk,
  type InkChoice,
  type InkPlace,
} from '../../data/photo/digitFromPhoto.ts';
export type { GreyPhoto } from '../../data/photo/greyPhoto.ts';
