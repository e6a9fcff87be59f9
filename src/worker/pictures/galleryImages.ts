/** Chooses the test digits of the gallery: the same ones every time. */
import { imagesByClass } from '../../data/images/someImages.ts';

/** Digits of each class in the gallery. */
const galleryImagesPerClass = 200;
/** The most digits in the gallery, where classes are many. */
const mostGalleryImages = 2_000;

/**
 * The same number of images of each class, spread evenly over the split, in ascending order. So every
 * slice of the gallery has some images of every class.
 * @param labels [images] class indices
 * @param most of each class
 * @returns indices of images; a class with fewer images gives all of them
 */
export function galleryImagesOf(labels: Uint16Array, most = galleryImagesPerClass): Int32Array {
  const byClass = imagesByClass(labels);
  const imagesPerClass = Math.max(
    1,
    Math.min(most, Math.floor(mostGalleryImages / Math.max(1, byClass.size))),
  );
  const chosen = [...byClass.values()].flatMap((images) => {
    const spacing = Math.max(1, images.length / imagesPerClass);
    const isChosen = (at: number): boolean =>
      Math.floor(at / spacing) !== Math.floor((at - 1) / spacing);
    return images.filter((_, at) => isChosen(at));
  });
  return Int32Array.from(chosen).sort();
}
