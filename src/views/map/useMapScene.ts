/** Owns the scene of the map: what it draws, fitted into a steady frame. */
import { useMemo, useRef } from 'react';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useWhile } from '../components/useWhile.ts';
import { type FittedDots, fitLayout, type Layout, type Scene, sceneOf } from './scene.ts';

const selectComparison = ({ run: { comparison } }: Playground): Playground['run']['comparison'] =>
  comparison;

export interface MapScene {
  readonly scene: Scene;
  /** Mean move of the dots since the last layout, as a share of half the frame. */
  readonly move: number;
}

/**
 * The frame stays still from one layout to the next.
 * @param isSeen whether a person can see the map; if not, the drawings keep their places
 */
export function useMapScene(layout: Layout | null, isSeen: boolean): MapScene | null {
  const comparison = useWhile(isSeen, selectComparison);
  const settings = usePlayground((state) => state.run.status?.settings ?? null);
  const before = useRef<FittedDots>(null);
  const fitted = useMemo(() => {
    before.current = layout === null ? null : fitLayout(layout, before.current);
    return before.current;
  }, [layout]);
  return useMemo(() => {
    if (layout === null || fitted === null) return null;
    return { scene: sceneOf(layout, fitted, comparison, settings), move: fitted.move };
  }, [layout, fitted, comparison, settings]);
}
