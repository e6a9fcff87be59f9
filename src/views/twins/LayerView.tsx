import type { OpenedLayer } from '../../store/core/state.ts';
import { GridCanvas } from './GridCanvas.tsx';
import styles from './layers.module.css';
import { sentenceOf } from './layerWords.ts';
import { filterGrid, gridOf } from './tiles.ts';

interface LayerViewProps {
  readonly text: string;
  /** `null` while it is being asked for, or where there is nothing to show it of. */
  readonly opened: OpenedLayer | null;
}

/** A layer looked at closely: what it makes of A and of B. Those who hear the page are told its sentence. */
export function LayerView({ text, opened }: LayerViewProps) {
  return (
    <div className={styles['view']} data-form={opened?.shape.form} aria-hidden>
      <p className={styles['layerName']}>{text}</p>
      {opened === null ? (
        <p>Draw a digit: what this layer makes of it will be here.</p>
      ) : (
        <>
          <Row opened={opened} side="a" />
          <Row opened={opened} side="b" />
          <p>{sentenceOf(opened)}</p>
        </>
      )}
    </div>
  );
}

function Row({ opened, side }: { readonly opened: OpenedLayer; readonly side: 'a' | 'b' }) {
  const values = opened[side];
  const { filters } = opened;
  // Tied towers look for the same: said once, below both.
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
