/** Draws the close view of a layer: its outputs for A and for B. */
import type { OpenedLayer } from '../../store/core/state.ts';
import { useNouns } from '../components/useNouns.ts';
import { GridCanvas } from './GridCanvas.tsx';
import styles from './layers.module.css';
import { emptyLayer, sentenceOf } from './layerWords.ts';
import { filterGrid, gridOf } from './tiles.ts';

interface LayerViewProps {
  readonly text: string;
  /** `null` before the answer arrives, or without a drawing. */
  readonly opened: OpenedLayer | null;
}

/** Hidden from screen readers: they get the sentence about the layer. */
export function LayerView({ text, opened }: LayerViewProps) {
  const nouns = useNouns();
  return (
    <div className={styles['view']} data-form={opened?.shape.form} aria-hidden>
      <p className={styles['layerName']}>{text}</p>
      {opened === null ? (
        <p>{emptyLayer(nouns)}</p>
      ) : (
        <>
          <TowerRow opened={opened} side="a" />
          <TowerRow opened={opened} side="b" />
          <p>{sentenceOf(opened)}</p>
        </>
      )}
    </div>
  );
}

function TowerRow({ opened, side }: { readonly opened: OpenedLayer; readonly side: 'a' | 'b' }) {
  const values = opened[side];
  const { filters } = opened;
  // Tied towers have the same patterns: shown once, below both rows.
  const hasPatterns = filters !== null && (side === 'b' || filters.a !== filters.b);
  return (
    <>
      <div className={styles['row']} data-side={side}>
        <b>{side.toUpperCase()}</b>
        {values === null ? <span>–</span> : <GridCanvas grid={gridOf(opened, values)} />}
      </div>
      {hasPatterns && (
        <div className={styles['row']}>
          <span className={styles['patterns']}>∗</span>
          <GridCanvas grid={filterGrid(opened, filters[side], filters.side)} />
        </div>
      )}
    </>
  );
}
