import { useState } from 'react';
import { steadyEnd } from '../../metrics/pairs/histogram.ts';

/** The end of an axis that keeps still while what it must reach goes up and down a little. */
export function useSteadyEnd(needed: number): number {
  const [before, setBefore] = useState<number | null>(null);
  const end = steadyEnd(needed, before);
  if (end !== before) setBefore(end);
  return end;
}
