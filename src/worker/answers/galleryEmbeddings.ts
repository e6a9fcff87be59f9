/** The gallery's embeddings, to be laid out by UMAP. */
import type { GalleryEmbeddings } from '../../protocol/pictures.ts';
import type { Answer } from './answer.ts';

/** A copy of the embeddings, finished first where the network rests; `null` until there are all. */
export const answerGalleryEmbeddings: Answer<undefined, GalleryEmbeddings | null> = async (run) => {
  await run.finishPictures();
  const { gallery, stepper } = run.parts;
  const table = gallery.copyEmbeddings();
  return table && { runId: run.id, step: stepper.step, ...table };
};
