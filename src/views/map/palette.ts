/** Owns the colours of the classes on the map. */

/**
 * Ten colours that people with colour blindness can tell apart too. They come from a search like that of
 * Petroff (2021, "Accessible Color Sequences for Data Visualization", arXiv:2107.02270): it makes the
 * smallest difference between two colours (in OKLab) as large as possible, for normal vision and for each
 * kind of dichromacy (Machado, Oliveira, Fernandes 2009). All colours have a contrast of at least 3:1 on
 * the card; each theme therefore has its own set. Colour is never the only sign: each class also has its
 * name.
 */
const palettes = {
  light: [
    '#4d7800',
    '#b85172',
    '#0d2dc8',
    '#9a9433',
    '#7d17ff',
    '#a90060',
    '#ff2dc4',
    '#434f00',
    '#87449b',
    '#5891e7',
  ],
  dark: [
    '#3fd6a2',
    '#87b250',
    '#a625ff',
    '#c337ab',
    '#037f37',
    '#a5d409',
    '#e71000',
    '#e2a8ff',
    '#b27980',
    '#eb59d4',
  ],
} as const;

/** The number of colours; of more classes, some have the same. */
export const colourCount = palettes.light.length;

/**
 * A colour for each class; where there are more classes than colours, they come again, in another shape
 * (`shapes.ts`).
 * @param theme as `useDocumentTheme` names it
 */
export function classColours(theme: string | undefined, classCount: number): readonly string[] {
  const palette = palettes[theme?.startsWith('dark') === true ? 'dark' : 'light'];
  return Array.from({ length: classCount }, (_, label) => palette[label % palette.length] ?? '');
}
