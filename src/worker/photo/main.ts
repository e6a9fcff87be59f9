/** Owns the photo worker's entry. Nothing imports it; the client starts it by its address. */
import * as Comlink from 'comlink';
import { digitFromPhoto } from '../../data/photo/digitFromPhoto.ts';
import type { GreyPhoto } from '../../data/photo/greyPhoto.ts';
import type { PhotoWorker } from '../../protocol/photo.ts';
import { readPhoto } from './readPhoto.ts';

let picture: GreyPhoto | null = null;

const worker: PhotoWorker = {
  async read(file) {
    picture = await readPhoto(file);
    return picture;
  },
  async find(choice) {
    if (picture === null) throw new Error('A picture must be read first');
    return digitFromPhoto(picture, choice);
  },
};

Comlink.expose(worker);
