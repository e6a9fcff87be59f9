/** Remembers a drawing whose last stroke was perhaps not meant. */
import { useState } from 'react';
import type { Drawing, Pad } from '../../store/pads/pad.ts';

/**
 * @param pad the pad on show
 * @param read the pad as it is now, which the page may not show yet
 * @returns whether the drawing on show ends with such a stroke, and what to call after one
 */
export function useDoubt(pad: Pad, read: () => Pad): readonly [boolean, () => void] {
  const [doubted, setDoubted] = useState<Drawing | null>(null);
  return [pad.drawing === doubted, () => setDoubted(read().drawing)];
}
