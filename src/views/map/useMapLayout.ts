/** Chooses the layout of the map: PCA or UMAP. */
import { useMemo } from 'react';
import type { EmbeddingMap } from '../../store/core/state.ts';
import { placeOnMap } from '../../store/map/mapPlaces.ts';
import { isOfNetwork, placeAmongNeighbours, type UmapLayout } from '../../store/map/umap.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import type { Layout } from './scene.ts';

/** The UMAP layout if it is chosen. An embedding of two numbers needs no layout: `null`. */
export function useShownUmap(): UmapLayout | null {
  return usePlayground(({ umap, run: { map } }) =>
    umap.isChosen && map !== null && map.projection.embeddingSize > 2 ? umap.layout : null,
  );
}

/** The positions of the dots: by UMAP if it is shown, or else by PCA. */
export function useMapLayout(umap: UmapLayout | null, map: EmbeddingMap | null): Layout | null {
  const isPlaced = usePlayground(
    ({ run: { comparison } }) => umap !== null && isOfNetwork(umap, comparison),
  );
  return useMemo<Layout | null>(() => {
    if (umap !== null) {
      return {
        positions: umap.positions,
        // A drawing has a place among these dots only if the same network embedded it.
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
