/** Answers with the gallery's embeddings, for the layout by UMAP. */
import type { GalleryEmbeddings } from '../../protocol/pictures.ts';
import type { Answer } from './answer.ts';

/** A copy of the embeddings; at rest, first completes them. `null` while some are missing. */
export const answerGalleryEmbeddings: Answer<undefined, GalleryEmbeddings | null> = async (run) => {
  await run.finishPictures();
  const { gallery, stepper } = run.parts;
  const table = gallery.copyEmbeddings();
  return table && { runId: run.id, step: stepper.step, ...table };
};
