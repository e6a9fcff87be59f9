/** Owns the card of the embedding map. */
import { useMemo, useRef } from 'react';
import type { DatasetFacts } from '../../settings/datasets.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useWatchedPicture } from '../components/picture/useWatchedPicture.ts';
import { TipText } from '../components/TipText.tsx';
import { useDocumentTheme } from '../components/useCanvas.ts';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { useWhile } from '../components/useWhile.ts';
import { formatCount, formatDistance } from '../format.ts';
import { LayoutChoice } from './LayoutChoice.tsx';
import { MapCanvas } from './MapCanvas.tsx';
import { MapLegend } from './MapLegend.tsx';
import styles from './map.module.css';
import { classColours } from './palette.ts';
import { countShown, shownClasses } from './shownClasses.ts';
import { useChosenClasses } from './useChosenClasses.ts';
import { useMapLayout, useShownUmap } from './useMapLayout.ts';
import { useMapScene } from './useMapScene.ts';
import { emptySummary, summaryOf, tableOf, umapSummary } from './words.ts';

const galleryCount = 2_000;
/** The turn of this picture, see `useSlowly`. */
const slot = 2;
const selectMap = (state: Playground): Playground['run']['map'] => state.run.map;
const selectDistance = ({ run: { comparison } }: Playground): number | null =>
  comparison?.distance ?? null;

/** Shows where the network puts 2,000 test digits and the two drawings. */
export function MapCard() {
  const figure = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(figure);
  useWatchedPicture('map', isSeen);
  const map = useSlowly(selectMap, slot, isSeen);
  const gallery = usePlayground((state) => state.gallery);
  const distance = useWhile(isSeen, selectDistance);
  const dataset = usePlayground((state) => state.dataset);
  const [chosen, choose] = useChosenClasses(dataset);
  const classCount = dataset.classes.length;
  const shown = useMemo(() => shownClasses(classCount, chosen), [classCount, chosen]);
  const theme = useDocumentTheme();
  const colours = useMemo(() => classColours(theme, classCount), [theme, classCount]);

  const umap = useShownUmap();
  const layout = useMapLayout(umap, map);
  const drawn = useMapScene(layout, isSeen);
  const embeddingSize = usePlayground(
    ({ settings, run: { status } }) => (status?.settings ?? settings).embeddingSize,
  );
  const isThere = map !== null && gallery !== null && drawn !== null;
  const shownDots = isThere ? countShown(gallery.labels, shown) : null;
  return (
    <Picture
      ref={figure}
      name="Embedding map"
      className={styles['card']}
      tip={<MapTip embeddingSize={embeddingSize} dataset={dataset} />}
      aside={`${formatCount(gallery?.images.length ?? galleryCount)} test ${dataset.imageNoun.many}`}
      summary={
        map === null
          ? emptySummary(dataset)
          : umap === null
            ? summaryOf(map, dataset)
            : umapSummary(umap, dataset)
      }
      table={() => (isThere ? tableOf(umap ?? map, gallery, dataset) : null)}
    >
      <div
        className={styles['map']}
        data-testid="embedding-map"
        data-layout={umap === null ? 'PCA' : 'UMAP'}
        data-step={umap?.step ?? map?.step ?? ''}
        data-dots={shownDots ?? 0}
        data-move={drawn?.move ?? ''}
      >
        {embeddingSize > 2 && <LayoutChoice isReady={isThere} />}
        {isThere ? (
          <MapCanvas
            scene={drawn.scene}
            gallery={gallery}
            dataset={dataset}
            classColours={colours}
            shown={shown}
            distance={distance === null ? null : formatDistance(distance)}
            isSeen={isSeen}
          />
        ) : (
          <p
            className={styles['empty']}
          >{`The test ${dataset.imageNoun.many} are on their way.`}</p>
        )}
        <MapLegend
          dataset={dataset}
          colours={colours}
          chosen={chosen}
          shownDots={shownDots}
          onChoose={choose}
        />
      </div>
    </Picture>
  );
}

/** Explains the map and its limits. */
function MapTip({ embeddingSize, dataset }: MapTipProps) {
  const isProjection = embeddingSize > 2;
  const { one, many } = dataset.imageNoun;
  return (
    <TipText
      formula={`apart: mean distance of two ${dataset.classNoun.many}’ centres; spread: mean distance from the own centre`}
      source={isProjection ? 'Pearson (1901), principal components' : undefined}
    >
      <span>
        {`Each dot is a test ${one} where the network puts it; A and B are your drawings, the circles around A the threshold and, where the loss has one, the margin.`}
      </span>{' '}
      <span>
        {isProjection
          ? `The ${embeddingSize} numbers of an embedding are seen from the side where they spread the most: what looks far apart is, what looks near may be further away, so a dot outside a circle really is outside. UMAP (McInnes et al., 2018) keeps near ones near instead, so that heaps stand out, but how far apart they lie means little; a drawing lies there at the mean place of its 5 nearest ${many}, weighted by inverse distance, for the network that the layout is of.`
          : 'An embedding of two numbers is drawn as it is.'}
      </span>{' '}
      <span>{`How far apart the ${dataset.classNoun.many} lie is measured on all numbers.`}</span>
    </TipText>
  );
}

interface MapTipProps {
  readonly embeddingSize: number;
  readonly dataset: DatasetFacts;
}
