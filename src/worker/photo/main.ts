/** The photo worker's entry. */
import * as Comlink from 'comlink';
import { digitFromPicture } from '../../data/photo/digitFromPhoto.ts';
import type { GreyPicture } from '../../data/photo/greyPhoto.ts';
import type { PhotoWorker } from '../../protocol/photo.ts';
import { readPicture } from './readPhoto.ts';

let picture: GreyPicture | null = null;

const worker: PhotoWorker = {
  async read(file) {
    picture = await readPicture(file);
    return picture;
  },
  async find(choice) {
    if (picture === null) throw new Error('A picture must be read first');
    return digitFromPicture(picture, choice);
  },
};

Comlink.expose(worker);
