/** Owns the overlays: records of other runs, drawn behind the present run's curves. Pure functions. */
import type { RunRecord } from '../curves/runRecord.ts';

/** A run that is overlaid. */
export interface Overlay {
  /** Tells it from other overlays. */
  readonly key: string;
  readonly name: string;
  readonly record: RunRecord;
  /** Its look, from 0 to `mostOverlays` − 1; the same as long as it is overlaid. */
  readonly style: number;
  /** Whether its curves are drawn; if not, only the legend has it. */
  readonly isShown: boolean;
}

/** At most this many runs are overlaid: each has a look of its own. */
export const mostOverlays = 6;

/**
 * Adds a run with the lowest free style. A run with a known key takes over the new name and record, keeps
 * its style and is shown again. Returns the same array if there is no room.
 */
export function withOverlay(
  overlays: readonly Overlay[],
  added: Pick<Overlay, 'key' | 'name' | 'record'>,
): readonly Overlay[] {
  if (overlays.some(({ key }) => key === added.key)) {
    return changed(overlays, added.key, () => ({ ...added, isShown: true }));
  }
  const style = lowestFree(overlays);
  return style < mostOverlays ? [...overlays, { ...added, style, isShown: true }] : overlays;
}

/** Removes a run; its style is free again. */
export function withoutOverlay(overlays: readonly Overlay[], key: string): readonly Overlay[] {
  return overlays.filter((overlay) => overlay.key !== key);
}

/** Hides a run that is shown, or shows it again. */
export function toggled(overlays: readonly Overlay[], key: string): readonly Overlay[] {
  return changed(overlays, key, ({ isShown }) => ({ isShown: !isShown }));
}

/** Gives a run another name. */
export function renamed(
  overlays: readonly Overlay[],
  key: string,
  name: string,
): readonly Overlay[] {
  return changed(overlays, key, () => ({ name }));
}

function changed(
  overlays: readonly Overlay[],
  key: string,
  change: (overlay: Overlay) => Partial<Overlay>,
): readonly Overlay[] {
  return overlays.map((overlay) =>
    overlay.key === key ? { ...overlay, ...change(overlay) } : overlay,
  );
}

function lowestFree(overlays: readonly Overlay[]): number {
  const taken = new Set(overlays.map(({ style }) => style));
  let style = 0;
  while (taken.has(style)) style++;
  return style;
}
