/** Pictures that a person brings, photos of ink on paper included. */

export { PhotoSearch } from '../../client/photoClient.ts';
export {
  automaticChoice,
  type FoundInk,
  type InkChoice,
} from '../../data/photo/digitFromPhoto.ts';
export type { GreyPicture } from '../../data/photo/greyPhoto.ts';
