import { useMemo } from 'react';
import type { Activations } from '../../store/core/state.ts';
import { useAnswer } from '../components/useAnswer.ts';

/** Its turn among the pictures. */
const slot = 3;

/**
 * What goes on inside the towers with a pair; `null` before it is known, and without a drawing.
 * @param layer the layer that is looked at closely
 * @param isSeen whether a person can see it
 */
export function useActivations(
  a: Uint8Array | null,
  b: Uint8Array | null,
  layer: number | null,
  isSeen: boolean,
): Activations | null {
  const question = useMemo(
    () => (a === null && b === null ? null : { pair: { a, b }, layer }),
    [a, b, layer],
  );
  return useAnswer('activations', question, slot, isSeen);
}
