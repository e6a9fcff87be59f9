/** Draws the pad of the one-shot game. */
import { Trash2, Undo2 } from 'lucide-react';
import { clearPad, isEmpty, undoPad } from '../../store/pads/pad.ts';
import { actions, getState, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { DrawingSurface } from '../pads/DrawingSurface.tsx';
import { PadNotes } from '../pads/PadNotes.tsx';
import { useDoubt } from '../pads/useDoubt.ts';
import styles from './oneShot.module.css';

/** Its drawing is to be recognised, or becomes an example. */
export function QueryPad() {
  const query = usePlayground(({ oneShot }) => oneShot.query);
  const hasSymbols = usePlayground(({ oneShot }) => oneShot.symbols.length > 0);
  const change = actions.oneShot.changeQuery.bind(actions.oneShot);
  const [isDoubted, onDoubt] = useDoubt(query, () => getState().oneShot.query);
  return (
    <div className={styles['query']}>
      <div className={styles['frame']}>
        <DrawingSurface label="query" pad={query} onChange={change} onDoubt={onDoubt} />
        {isEmpty(query) && (
          <span className={styles['invitation']} aria-hidden>
            {hasSymbols ? 'draw one of your symbols' : 'draw a symbol of your own'}
          </span>
        )}
      </div>
      <div className={styles['padButtons']}>
        <Button
          aria-label="Undo query"
          disabled={query.past.length === 0}
          onClick={() => change(undoPad)}
        >
          <Undo2 size={15} aria-hidden /> Undo
        </Button>
        <Button aria-label="Clear query" disabled={isEmpty(query)} onClick={() => change(clearPad)}>
          <Trash2 size={15} aria-hidden /> Clear
        </Button>
      </div>
      <PadNotes label="query" pad={query} isDoubted={isDoubted} onChange={change} />
    </div>
  );
}
