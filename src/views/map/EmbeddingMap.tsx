import { useMemo, useRef, useState } from 'react';
import { placeOnMap } from '../../store/mapPlaces.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Explanation } from '../components/Explanation.tsx';
import { Picture } from '../components/picture/Picture.tsx';
import { useWatchedPicture } from '../components/picture/useWatchedPicture.ts';
import { useIsSeen } from '../components/useIsSeen.ts';
import { formatCount } from '../format.ts';
import { useDocumentTheme } from '../pads/useCanvas.ts';
import { Legend } from './Legend.tsx';
import { MapCanvas } from './MapCanvas.tsx';
import styles from './map.module.css';
import { digitColours } from './palette.ts';
import type { Layout } from './scene.ts';
import { useMapScene } from './useMapScene.ts';
import { emptySummary, summaryOf, tableOf } from './words.ts';

const galleryCount = 2_000;

/** Where the network puts 2,000 test digits and the two drawings. */
export function EmbeddingMap() {
  const figure = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(figure);
  useWatchedPicture('map', isSeen);
  const map = usePlayground((state) => state.map);
  const gallery = usePlayground((state) => state.gallery);
  const distance = usePlayground((state) => state.comparison?.distance ?? null);
  const [hidden, setHidden] = useState<readonly number[]>([]);
  const colours = digitColours(useDocumentTheme());

  const layout = useMemo<Layout | null>(
    () =>
      map && {
        positions: map.positions,
        placeOf: (embedding) => placeOnMap(map, embedding),
        hasUnits: true,
      },
    [map],
  );
  const drawn = useMapScene(layout);
  const isThere = map !== null && gallery !== null && drawn !== null;
  const shownDots = isThere
    ? gallery.labels.reduce((count, label) => count + (hidden.includes(label) ? 0 : 1), 0)
    : 0;
  return (
    <Picture
      ref={figure}
      name="Embedding map"
      className={styles['card']}
      tip={<MapTip embeddingSize={map?.projection.embeddingSize ?? null} />}
      aside={`${formatCount(gallery?.images.length ?? galleryCount)} test digits`}
      summary={map === null ? emptySummary : summaryOf(map)}
      table={() => (isThere ? tableOf(map, gallery) : null)}
    >
      <div
        className={styles['map']}
        data-testid="embedding-map"
        data-step={map?.step ?? ''}
        data-dots={shownDots}
        data-move={drawn?.move ?? ''}
      >
        {isThere ? (
          <MapCanvas
            scene={drawn.scene}
            gallery={gallery}
            hidden={hidden}
            distance={distance === null ? null : distance.toFixed(2)}
            isSeen={isSeen}
          />
        ) : (
          <p className={styles['empty']}>The test digits are on their way.</p>
        )}
        <Legend colours={colours} hidden={hidden} onHide={setHidden} />
      </div>
    </Picture>
  );
}

/** What the map is, and how far one may trust it. */
function MapTip({ embeddingSize }: { readonly embeddingSize: number | null }) {
  const isProjection = embeddingSize !== null && embeddingSize > 2;
  return (
    <Explanation
      formula="apart: mean distance of two digits’ centres; spread: mean distance from the own centre"
      source={isProjection ? 'Pearson (1901), principal components' : undefined}
    >
      Each dot is a test digit where the network puts it; A and B are your drawings, the circles
      around A the threshold and, where the loss has one, the margin.{' '}
      {isProjection
        ? `The ${embeddingSize} numbers of an embedding are seen from the side where they spread the most: what looks far apart is, what looks near may be further away, so a dot outside a circle really is outside.`
        : 'An embedding of two numbers is drawn as it is.'}{' '}
      How far apart the digits lie is measured on all numbers.
    </Explanation>
  );
}
