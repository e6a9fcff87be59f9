/** The photo worker's entry. */
import * as Comlink from 'comlink';
import { digitFromPicture } from '../../data/drawing/picture/digitFromPicture.ts';
import type { GreyPicture } from '../../data/drawing/picture/greyPicture.ts';
import type { PhotoWorker } from './api.ts';
import { readPicture } from './readPicture.ts';

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
