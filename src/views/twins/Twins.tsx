/** Owns the picture of the twins: two digits go through two towers. */
import { useRef, useState } from 'react';
import type { LossKind } from '../../settings/choices.ts';
import { distanceKindOf } from '../../settings/rules.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { DigitImage } from '../components/DigitImage.tsx';
import { Picture } from '../components/picture/Picture.tsx';
import { TipText } from '../components/TipText.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useNouns } from '../components/useNouns.ts';
import { useStillness } from '../components/useStillness.ts';
import { formatDistance } from '../format.ts';
import { distanceFormulas } from '../inside/words.ts';
import { Bond } from './Bond.tsx';
import { EmbeddingStrip } from './EmbeddingStrip.tsx';
import { largestMagnitude } from './magnitude.ts';
import { SourceSwitch } from './SourceSwitch.tsx';
import { TowerView } from './TowerView.tsx';
import styles from './twins.module.css';
import { pulls, summaryOf, tableOf } from './twinsWords.ts';
import { useActivations } from './useActivations.ts';
import { type TwinsPair, useShownPair } from './useShownPair.ts';

const noLayers: readonly string[] = [];
const selectLayers = ({ run: { status } }: Playground): readonly string[] =>
  status?.layers ?? noLayers;
const selectSize = ({ settings, run: { status } }: Playground): number =>
  (status?.settings ?? settings).embeddingSize;

const selectFormula = ({ settings, run: { status } }: Playground): string =>
  distanceFormulas[distanceKindOf(status?.settings ?? settings)];

const selectLoss = ({ settings, run: { status } }: Playground): LossKind =>
  (status?.settings ?? settings).loss;

/** The towers share one set of weights or have their own; the strips show the embeddings. */
export function Twins() {
  const figure = useRef<HTMLElement>(null);
  const isSeen = useIsSeen(figure);
  const isStill = useStillness();
  const { source, choose, shown } = useShownPair(isSeen);
  const [opened, setOpened] = useState<{ side: 'a' | 'b'; layer: number } | null>(null);
  const layers = usePlayground(selectLayers);
  const size = usePlayground(selectSize);
  const formula = usePlayground(selectFormula);
  const loss = usePlayground(selectLoss);
  const nouns = useNouns();
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  const images = nouns.imageNoun.many;
  const activations = useActivations(shown.pixelsA, shown.pixelsB, opened?.layer ?? null, isSeen);
  const { embeddingA: a, embeddingB: b, batch } = shown;
  const difference =
    a === null || b === null ? null : a.map((value, place) => value - (b[place] ?? 0));
  const strip = { size, scale: largestMagnitude(a, b), turn: batch?.turn ?? null };
  // The last layer gives the embedding: the strip beside the tower shows it.
  const tower = { layers: layers.slice(0, -1), activations, opened, onOpen: setOpened };
  return (
    <Picture
      ref={figure}
      name="Twins"
      className={styles['twins']}
      tip={
        <TipText formula={formula}>
          {`The same network reads both ${images}, layer by layer, and makes a few numbers of each; how far apart they are is the answer. Darker parts of a layer are more active: point at one, tap it or go to it by keyboard to see what it makes of the ${images}. “batch” shows the pairs that the network learns from instead of your drawings.`}
        </TipText>
      }
      aside={<SourceSwitch source={source} onChoose={choose} />}
      summary={summaryOf(shown, loss, nouns, isTraining)}
      table={() => tableOf(shown)}
    >
      <div
        className={styles['row']}
        data-testid="twins-pair"
        data-value={batch?.turn ?? ''}
        data-still={isStill}
      >
        <div className={styles['entrance']} data-side="a">
          <DigitImage key={batch?.turn} pixels={shown.pixelsA} className={arriving(shown)} />
          <TowerView side="a" {...tower} />
        </div>
        <EmbeddingStrip title="f(A)" values={a} colour="var(--a)" {...strip} />
        <EmbeddingStrip title="A − B" values={difference} colour="var(--ink)" {...strip} />
        <EmbeddingStrip title="f(B)" values={b} colour="var(--b)" {...strip} />
        <div className={styles['entrance']} data-side="b">
          <DigitImage key={batch?.turn} pixels={shown.pixelsB} className={arriving(shown)} />
          <TowerView side="b" {...tower} />
        </div>
      </div>
      <Meeting {...shown} />
      <div className={styles['caption']}>
        <Bond />
      </div>
    </Picture>
  );
}

function arriving({ batch, pixelsA, pixelsB }: TwinsPair): string {
  const isEmpty = pixelsA === null && pixelsB === null;
  return `${styles['image']} ${batch === null ? '' : styles['arriving']} ${isEmpty ? styles['none'] : ''}`;
}

/** The distance of the pair; for a batch, also the pull of the loss. */
function Meeting({ batch, distance }: TwinsPair) {
  if (batch === null) {
    return (
      <p className={styles['distance']}>
        distance <span>{distance === null ? '–' : formatDistance(distance)}</span>
      </p>
    );
  }
  const { isPositive, pull } = batch.pair;
  return (
    <p
      key={batch.turn}
      className={`${styles['distance']} ${styles['meeting']}`}
      data-look={isPositive ? 'same' : 'different'}
    >
      <b>{`${isPositive ? '=' : '≠'} ${formatDistance(batch.pair.distance)}`}</b>{' '}
      <small>{pulls[pull]}</small>
    </p>
  );
}
