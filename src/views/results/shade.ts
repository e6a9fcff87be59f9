/** Owns the colours of wrong decisions. */

/** A mistake has the colour of the wrong answer. */
const colours = { 'called-same': 'var(--same)', 'called-different': 'var(--different)' } as const;
export type Mistake = keyof typeof colours;

/** The strongest shade, in percent of the colour: text stays readable on it in both themes. */
const strongestPercent = 45;

/** @param shade 0…1 */
export function shadeColour(mistake: Mistake, shade: number): string {
  const percent = (strongestPercent * shade).toFixed(1);
  return `color-mix(in srgb, ${colours[mistake]} ${percent}%, transparent)`;
}
