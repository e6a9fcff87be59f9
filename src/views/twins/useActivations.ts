/** Asks the worker for the activations of both towers. */
import { useMemo } from 'react';
import type { Activations } from '../../store/core/state.ts';
import { useAnswer } from '../components/useAnswer.ts';

/** The turn of this picture, see `useSlowly`. */
const slot = 3;

/**
 * The activations of a pair; `null` before they are known, or without a drawing.
 * @param layer the layer in the close view; `null`: none
 * @param isSeen whether a person can see the twins
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
