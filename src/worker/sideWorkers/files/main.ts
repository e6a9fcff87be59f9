/** Owns the entry of the worker that reads a person's own data. Nothing imports it; the client starts it. */
import * as Comlink from 'comlink';
import { givenFile } from '../../../data/files/archives/givenFile.ts';
import { readFiles } from '../../../data/files/readFiles.ts';
import type { FilesWorker } from '../../../protocol/ownData.ts';
import { answerPings } from '../../signsOfLife/heartbeat.ts';
import { decodePicture } from './decodePicture.ts';
import { OwnData } from './ownData.ts';

let data: OwnData | null = null;

const worker: FilesWorker = {
  async read(files, choices, onProgress) {
    data = null;
    const given = files.map(({ path, file }) => givenFile(file, path));
    const found = await readFiles(given, {
      decode: decodePicture,
      choices,
      progress: async (done, total) => onProgress(done, total),
    });
    data = new OwnData(found);
    return data.summary();
  },
  async take() {
    if (data === null) throw new Error('Files must be read first');
    const images = data.images();
    return Comlink.transfer(
      images,
      Object.values(images).flatMap((split) => [
        split.images.buffer,
        split.labels.buffer,
        ...(split.groups === null ? [] : [split.groups.buffer]),
      ]),
    );
  },
};

answerPings(self, () => performance.now());
Comlink.expose(worker);
