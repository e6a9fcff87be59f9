/** Draws the symbols that the network must recognise. */
import { Plus, Shapes, Trash2, Undo2 } from 'lucide-react';
import { mostSymbols } from '../../settings/limits.ts';
import { canAddSymbol } from '../../store/oneShot/ownSymbols.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { ExampleMenu } from './ExampleMenu.tsx';
import { SymbolCard } from './SymbolCard.tsx';
import styles from './symbols.module.css';

/** One card per symbol; symbols that were set aside can be brought back. */
export function Symbols() {
  const { symbols, setAside } = usePlayground(({ oneShot }) => oneShot);
  return (
    <section aria-label="Your symbols" data-takes-focus tabIndex={-1}>
      <div className={styles['symbolsHead']}>
        <h3 className={styles['title']}>Your symbols</h3>
        {setAside !== null && (
          <Button onClick={() => actions.oneShot.bringBack()}>
            <Undo2 size={15} aria-hidden /> Bring back the symbols before
          </Button>
        )}
        {symbols.length > 0 && (
          <Button onClick={() => actions.oneShot.removeAll()}>
            <Trash2 size={15} aria-hidden /> Remove all
          </Button>
        )}
      </div>
      {symbols.length === 0 && (
        <p className={styles['teach']}>
          Letters, shapes, your initials: draw one above and add it here, with one to three examples
          each, or begin with three shapes. They stay in this browser and go with exported weights.
        </p>
      )}
      <ul className={styles['cards']}>
        {symbols.map((symbol) => (
          <SymbolCard key={symbol.id} symbol={symbol} />
        ))}
        <li className={styles['card']} data-is-new>
          <ExampleMenu symbolId={null} name="a new symbol" isFull={!canAddSymbol(symbols)}>
            <Plus size={15} aria-hidden /> New symbol
          </ExampleMenu>
          <span className={styles['limit']}>{`${symbols.length} of ${mostSymbols}`}</span>
          {symbols.length === 0 && (
            <Button onClick={() => actions.oneShot.addShapes()}>
              <Shapes size={15} aria-hidden /> Use three shapes
            </Button>
          )}
        </li>
      </ul>
    </section>
  );
}
