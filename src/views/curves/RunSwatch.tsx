/** Draws the swatch of a run behind the curves: its colour and its dashes. */
import { lookOf } from './runLooks.ts';

/** @param style of the overlay */
export function RunSwatch({ style }: { readonly style: number }) {
  const { colour, dashes } = lookOf(style);
  return (
    <svg viewBox="0 0 30 6" width={30} height={6} aria-hidden>
      <path d="M0 3H30" stroke={colour} strokeWidth={2} strokeDasharray={dashes} />
    </svg>
  );
}
