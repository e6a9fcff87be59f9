import { useMemo, useRef } from 'react';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { useWhile } from '../components/useWhile.ts';
import { type FittedDots, fitLayout, type Layout, type Scene, sceneOf } from './scene.ts';

const selectComparison = ({ run: { comparison } }: Playground): Playground['run']['comparison'] =>
  comparison;

export interface MapScene {
  readonly scene: Scene;
  /** How far the dots have moved on average since the layout before, in shares of the frame's half. */
  readonly move: number;
}

/**
 * What there is to draw; keeps the frame steady from one layout to the next.
 * @param isSeen whether a person can see it; while not, the drawings stay where they were
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
