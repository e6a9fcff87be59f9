/** Keeps the end of an axis still. */
import { useState } from 'react';
import { steadyEnd } from '../../metrics/pairs/histogram.ts';

/** An end of the axis that does not move while the largest value changes a little. */
export function useSteadyEnd(needed: number): number {
  const [before, setBefore] = useState<number | null>(null);
  const end = steadyEnd(needed, before);
  if (end !== before) setBefore(end);
  return end;
}
