/** Chooses the test digits of the gallery: the same ones every time. */

/** Digits of each class in the gallery. */
const galleryImagesPerClass = 200;

/**
 * The same number of images of each class, spread evenly over the split, in ascending order. So every
 * slice of the gallery has some images of every class.
 * @param labels [images] class indices
 * @returns indices of images; a class with fewer images gives all of them
 */
export function galleryImagesOf(
  labels: Uint8Array,
  imagesPerClass = galleryImagesPerClass,
): Int32Array {
  const byClass = new Map<number, number[]>();
  for (const [image, label] of labels.entries()) {
    const images = byClass.get(label);
    if (images === undefined) byClass.set(label, [image]);
    else images.push(image);
  }
  const chosen = [...byClass.values()].flatMap((images) => {
    const spacing = Math.max(1, images.length / imagesPerClass);
    const isChosen = (at: number): boolean =>
      Math.floor(at / spacing) !== Math.floor((at - 1) / spacing);
    return images.filter((_, at) => isChosen(at));
  });
  return Int32Array.from(chosen).sort();
}
