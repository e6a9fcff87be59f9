/** Maps keys to actions on the map. */
import { numeralOf, type PressedKey } from '../components/keys.ts';
import type { MapPoint } from './camera.ts';

export type MapKey =
  | { readonly kind: 'go'; readonly direction: MapPoint }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'open' | 'reset' };

/** The zoom factor of one press of a key or button. */
export const zoomStep = 1.5;

const keys: Readonly<Record<string, MapKey>> = {
  ArrowLeft: { kind: 'go', direction: { x: -1, y: 0 } },
  ArrowRight: { kind: 'go', direction: { x: 1, y: 0 } },
  ArrowUp: { kind: 'go', direction: { x: 0, y: 1 } },
  ArrowDown: { kind: 'go', direction: { x: 0, y: -1 } },
  Enter: { kind: 'open' },
  ' ': { kind: 'open' },
  '+': { kind: 'zoom', factor: zoomStep },
  '=': { kind: 'zoom', factor: zoomStep },
  '-': { kind: 'zoom', factor: 1 / zoomStep },
};

/** The keys that lie where + and − are on a US keyboard, or on the numeric pad. */
const places: Readonly<Record<string, MapKey>> = {
  Equal: { kind: 'zoom', factor: zoomStep },
  NumpadAdd: { kind: 'zoom', factor: zoomStep },
  Minus: { kind: 'zoom', factor: 1 / zoomStep },
  NumpadSubtract: { kind: 'zoom', factor: 1 / zoomStep },
};

export function mapKeyOf(pressed: PressedKey): MapKey | null {
  const byLetter = keys[pressed.key];
  if (byLetter !== undefined) return byLetter;
  return numeralOf(pressed) === '0' ? { kind: 'reset' } : (places[pressed.code] ?? null);
}
