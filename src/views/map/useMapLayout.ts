import { useMemo } from 'react';
import type { EmbeddingMap } from '../../store/core/state.ts';
import { placeOnMap } from '../../store/map/mapPlaces.ts';
import { isOfNetwork, placeAmongNeighbours, type UmapLayout } from '../../store/map/umap.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import type { Layout } from './scene.ts';

/** The UMAP layout, where it is the one to be shown: two numbers are drawn as they are. */
export function useShownUmap(): UmapLayout | null {
  return usePlayground(({ umap, run: { map } }) =>
    umap.isChosen && map !== null && map.projection.embeddingSize > 2 ? umap.layout : null,
  );
}

/** Where the dots lie: by UMAP where that is shown, else in the plane where they spread the most. */
export function useMapLayout(umap: UmapLayout | null, map: EmbeddingMap | null): Layout | null {
  const isPlaced = usePlayground(
    ({ run: { comparison } }) => umap !== null && isOfNetwork(umap, comparison),
  );
  return useMemo<Layout | null>(() => {
    if (umap !== null) {
      return {
        positions: umap.positions,
        // Another network's numbers would mean nothing among these.
        placeOf: (embedding) => (isPlaced ? placeAmongNeighbours(umap, embedding) : null),
        hasUnits: false,
      };
    }
    return (
      map && {
        positions: map.positions,
        placeOf: (embedding) => placeOnMap(map, embedding),
        hasUnits: true,
      }
    );
  }, [map, umap, isPlaced]);
}
