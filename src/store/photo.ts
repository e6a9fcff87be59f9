/** Pictures that a person brings, photos of ink on paper included. */
export {
  automaticChoice,
  type FoundInk,
  type InkChoice,
} from '../data/drawing/picture/digitFromPicture.ts';
export type { GreyPicture } from '../data/drawing/picture/greyPicture.ts';
export { PhotoSearch } from '../worker/photo/client.ts';
