/** Chooses some images of many, spread evenly over them or over their classes. */

/**
 * Places spread evenly over `count` places, ascending; all of them if `wanted` is more. The first half of
 * MNIST's test set is easier than the second, and a few random images can be harder than the whole set by
 * one percent.
 */
export function spreadEvenly(count: number, wanted: number): Int32Array {
  const length = Math.min(count, wanted);
  return Int32Array.from({ length }, (_, at) => Math.floor((at * count) / length));
}

/** The images of each class that occurs, ascending; the classes in the order of their first images. */
export function imagesByClass(labels: ArrayLike<number>): Map<number, number[]> {
  const byClass = new Map<number, number[]>();
  for (let image = 0; image < labels.length; image++) {
    const label = labels[image] ?? 0;
    const images = byClass.get(label);
    if (images === undefined) byClass.set(label, [image]);
    else images.push(image);
  }
  return byClass;
}

/** Where classes are many, some are chosen, with at most so many images of each: pairs need two. */
const imagesOfChosenClass = 4;

/**
 * At most `wanted` images of some classes, ascending. Where the classes are so many that there would be hardly
 * any pairs of one class, a few images of some classes.
 * @param labels [images] class indices
 * @param parts groups of classes; each group is to be among the chosen ones
 */
export function spreadOverClasses(
  labels: ArrayLike<number>,
  parts: readonly (readonly number[])[],
  wanted: number,
): Int32Array {
  const byClass = imagesByClass(labels);
  const here = parts
    .map((classes) => classes.filter((label) => byClass.has(label)))
    .filter((classes) => classes.length > 0);
  const classes = here.flat();
  if (classes.length * imagesOfChosenClass <= wanted) {
    const candidates = classes.flatMap((label) => byClass.get(label) ?? []).sort(ascending);
    return spreadEvenly(candidates.length, wanted).map((at) => candidates[at] ?? 0);
  }
  const classesOfPart = Math.floor(wanted / here.length / imagesOfChosenClass);
  const chosen = here.flatMap((part) =>
    Array.from(spreadEvenly(part.length, classesOfPart)).flatMap((at) => {
      const own = byClass.get(part[at] ?? 0) ?? [];
      return Array.from(spreadEvenly(own.length, imagesOfChosenClass), (place) => own[place] ?? 0);
    }),
  );
  return Int32Array.from(chosen.sort(ascending));
}

function ascending(one: number, other: number): number {
  return one - other;
}
