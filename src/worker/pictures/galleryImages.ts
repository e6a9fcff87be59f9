/** The test digits that pictures are made of: the same ones every time. */

/** Digits of each class in the gallery. */
export const galleryImagesPerClass = 200;

/**
 * As many images of each class, spread evenly over the split, in ascending order: any slice of the
 * gallery has a bit of every class.
 * @param labels [images] class indices
 * @returns indices of images; all of a class that has no more of them
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
