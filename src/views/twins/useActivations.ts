import { useEffect } from 'react';
import type { Activations } from '../../store/core/state.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { useSlowly } from '../components/useSlowly.ts';

/** Changes with every step and with every run: what the towers make of a pair has changed then. */
const selectMoment = ({ run: { status } }: Playground): string =>
  status === null ? '' : `${status.runId} ${status.step}`;

/**
 * What goes on inside the towers with a pair, asked again when the pair changes and a few times a
 * second while the network trains; `null` before it is known.
 * @param layer the layer that is looked at closely
 * @param isSeen whether a person can see it
 */
export function useActivations(
  a: Uint8Array | null,
  b: Uint8Array | null,
  layer: number | null,
  isSeen: boolean,
): Activations | null {
  const moment = useSlowly(selectMoment, 3, isSeen);
  useEffect(() => {
    if (!isSeen || moment === '' || (a === null && b === null)) return;
    actions.twins.look({ a, b }, layer);
  }, [a, b, layer, isSeen, moment]);
  const activations = usePlayground(({ run }) => (isSeen ? run.activations : null));
  const isEmpty = a === null && b === null;
  return isEmpty ? null : activations;
}
