/** Owns the photo worker's entry. Nothing imports it; the client starts it by its address. */
import * as Comlink from 'comlink';
import { digitFromPhoto } from '../../../data/photo/digitFromPhoto.ts';
import type { GreyPhoto } from '../../../data/photo/greyPhoto.ts';
import type { PhotoWorker } from '../../../protocol/photo.ts';
import { answerPings } from '../../signsOfLife/heartbeat.ts';
import { readPhoto } from './readPhoto.ts';

let photo: GreyPhoto | null = null;

const worker: PhotoWorker = {
  async read(file) {
    photo = await readPhoto(file);
    return photo;
  },
  async find(choice) {
    if (photo === null) throw new Error('A picture must be read first');
    return digitFromPhoto(photo, choice);
  },
};

answerPings(self, () => performance.now());
Comlink.expose(worker);
