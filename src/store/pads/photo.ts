/** Pictures that a person brings, photos of ink on paper included. */

export { PhotoClient } from '../../client/photoClient.ts';
export {
  automaticChoice,
  type FoundInk,
  type InkChoice,
} from '../../data/photo/digitFromPhoto.ts';
export type { GreyPhoto } from '../../data/photo/greyPhoto.ts';
