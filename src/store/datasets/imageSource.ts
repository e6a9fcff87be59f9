/** Finds the images of a data set for a worker. */
import type { ImageSource } from '../../protocol/siameseWorker.ts';
import type { DatasetFacts } from '../../settings/datasets.ts';
import type { PlaygroundPorts } from '../core/ports.ts';
import { readImages } from './keptDataset.ts';

/**
 * Where a worker gets the images: from the site, or a person's own from the browser's storage, read anew for each
 * worker, which takes them over.
 * @throws Error with a sentence for a person when its images are not there any more
 */
export async function imageSourceOf(
  { id, title, manifestPath }: DatasetFacts,
  { addressOf, kept, offlineCopy }: Pick<PlaygroundPorts, 'addressOf' | 'kept' | 'offlineCopy'>,
): Promise<ImageSource> {
  if (manifestPath !== null) {
    const manifestUrl = addressOf(manifestPath);
    return { kind: 'shards', manifestUrl, areKept: offlineCopy.isPossible };
  }
  const images = readImages(await kept.read('datasetImages', id));
  if (images === null) {
    throw new Error(
      `The images of “${title}” are not in this browser any more, or cannot be read. Choose another data set under “Data”.`,
    );
  }
  return { kind: 'own', images };
}
