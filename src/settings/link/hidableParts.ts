/**
 * Owns the closed list of what a link may take off the page by `hide=`, for teachers; `docs/links.md` has
 * it too. Imports nothing.
 */

/** The name in the link, and what it is called in a sentence; in the order of the page. */
export const hidableParts = {
  experiments: 'the experiments',
  weights: 'the buttons for weights',
  pads: 'the pads and their verdict',
  network: 'the network’s settings',
  learning: 'the settings of learning',
  data: 'the data’s settings',
  advanced: 'the advanced settings',
  link: 'the link',
  map: 'the map',
  hills: 'the two hills',
  curves: 'the curves',
  results: 'the results',
} as const satisfies Readonly<Record<string, string>>;

/** A part of the page that a link may hide. */
export type HidablePart = keyof typeof hidableParts;

/** All of them, in the order of the page. */
export const hidablePartNames: readonly HidablePart[] = Object.keys(hidableParts).filter(
  (name): name is HidablePart => name in hidableParts,
);
