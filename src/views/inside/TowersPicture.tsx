/** Draws the picture of the two towers: two lanes from digit to embedding. */
import type { CSSProperties } from 'react';
import type { InsideStepOfRun } from '../../store/inside/inside.ts';
import { Picture } from '../components/picture/Picture.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatCount } from '../format.ts';
import { EmbeddingStrip } from '../twins/EmbeddingStrip.tsx';
import { largestMagnitude } from '../twins/magnitude.ts';
import { BatchDigit } from './BatchDigit.tsx';
import { embeddingTable } from './tables.ts';
import styles from './towers.module.css';
import { towersSummary } from './words.ts';

const sides = ['a', 'b'] as const;
type Side = (typeof sides)[number];

/** If the weights are shared, both lanes go through the same boxes. */
export function TowersPicture({ data }: { readonly data: InsideStepOfRun }) {
  const nouns = useNouns();
  const { isTied, pairs, chosen, pair } = data;
  const { embeddingA, embeddingB, layers } = pair;
  const followed = pairs[chosen];
  if (followed === undefined) return null;
  const lanes = {
    a: { pixels: followed.first, title: 'f(A)', values: embeddingA, colour: 'var(--a)' },
    b: { pixels: followed.second, title: 'f(B)', values: embeddingB, colour: 'var(--b)' },
  };
  const shared = { size: embeddingA.length, scale: largestMagnitude(embeddingA, embeddingB) };
  const columns: CSSProperties = {
    gridTemplateColumns: `auto repeat(${layers.length}, minmax(0, 1fr)) auto`,
  };
  return (
    <Picture
      name="Towers"
      title="The way through the towers"
      className={styles['frame']}
      summary={towersSummary(data, nouns)}
      table={() => embeddingTable(data)}
    >
      <div className={styles['towers']} style={columns}>
        {sides.map((side) => (
          <Lane key={side} side={side} />
        ))}
        {sides.map((side) => (
          <div key={side} className={styles['start']} data-side={side} aria-hidden>
            <b>{side.toUpperCase()}</b>
            <BatchDigit pixels={lanes[side].pixels} />
          </div>
        ))}
        {layers.map((layer, index) =>
          (isTied ? (['both'] as const) : sides).map((side) => (
            <div
              key={`${layer.name} ${side}`}
              className={styles['layer']}
              data-side={side}
              style={{ gridColumn: index + 2 }}
              aria-hidden
            >
              <b>{layer.name}</b>
              <span>{formatCount(layer.parameterCount)}</span>
            </div>
          )),
        )}
        <span className={styles['shared']} aria-hidden>
          {isTied ? 'one set of weights' : 'two sets of weights'}
        </span>
        {sides.map((side) => (
          <div key={side} className={styles['end']} data-side={side} aria-hidden>
            <EmbeddingStrip {...lanes[side]} {...shared} />
          </div>
        ))}
      </div>
    </Picture>
  );
}

/** The line that an image moves along. */
function Lane({ side }: { readonly side: Side }) {
  return <span className={styles['lane']} data-side={side} aria-hidden />;
}
