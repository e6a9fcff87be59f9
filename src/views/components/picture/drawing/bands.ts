/**
 * Finds the bands of a picture that a saved one leaves out: rows with nothing but controls, such as
 * buttons. Controls beside something else keep their place, empty.
 */

/** The data attribute of controls, which a saved picture does not show. */
export const chrome = '[data-picture-chrome]';

/** A range of heights within the picture, in CSS pixels from its top. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** The bands to leave out, from top to bottom, each with the space to its neighbour. */
export function controlBands(picture: HTMLElement): Band[] {
  const { top, width } = picture.getBoundingClientRect();
  return Array.from(picture.querySelectorAll(chrome))
    .filter((element) => element.getBoundingClientRect().width > 0.9 * width)
    .map((element) => {
      const own = element.getBoundingClientRect();
      const after = element.nextElementSibling?.getBoundingClientRect();
      const before = element.previousElementSibling?.getBoundingClientRect();
      return after === undefined
        ? { top: (before?.bottom ?? own.top) - top, bottom: own.bottom - top }
        : { top: own.top - top, bottom: after.top - top };
    })
    .sort((one, other) => one.top - other.top);
}

/** What remains of a picture of some height without the bands. */
export function rest(bands: readonly Band[], height: number): Band[] {
  const parts: Band[] = [];
  let from = 0;
  for (const { top, bottom } of bands) {
    if (top > from) parts.push({ top: from, bottom: top });
    from = Math.max(from, bottom);
  }
  if (from < height) parts.push({ top: from, bottom: height });
  return parts;
}
