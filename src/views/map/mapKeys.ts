/** Maps keys to actions on the map. */
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
  '0': { kind: 'reset' },
};

export function mapKeyOf(key: string): MapKey | null {
  return keys[key] ?? null;
}
