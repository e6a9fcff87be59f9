/** Draws the game: a person says what the drawing was, and the score counts who was right. */
import { nameOf } from '../../store/oneShot/ownSymbols.ts';
import { confusionsOf, rightOf, roundsForTable } from '../../store/oneShot/rounds.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { DigitThumb } from '../components/DigitThumb.tsx';
import styles from './oneShot.module.css';

/** The question which symbol was drawn, the score, and after a few rounds the confusions. */
export function Game() {
  const { symbols, rounds } = usePlayground(({ oneShot }) => oneShot);
  const ranking = usePlayground(({ run }) => run.ranking);
  const isGuess = ranking !== null && symbols.length > 1;
  const right = rightOf(rounds);
  const last = rounds.at(-1);
  return (
    <section className={styles['game']} aria-label="Game" data-takes-focus tabIndex={-1}>
      {symbols.length > 1 && (
        <fieldset className={styles['labels']}>
          <legend>It was:</legend>
          {symbols.map((symbol) => (
            <Button
              key={symbol.id}
              className={styles['label'] ?? ''}
              disabled={!isGuess}
              onClick={() => void actions.oneShot.label(symbol.id)}
            >
              {symbol.examples[0] !== undefined && <DigitThumb pixels={symbol.examples[0]} />}
              <span>{nameOf(symbol)}</span>
            </Button>
          ))}
        </fieldset>
      )}
      <p
        className={styles['score']}
        data-testid="one-shot-score"
        data-rounds={rounds.length}
        data-right={right}
        aria-live="polite"
      >
        {last === undefined ? (
          <span key="rule">Say what it was after each drawing: can you fool the network?</span>
        ) : (
          <span key="score">
            <span>{last.guess === last.actual ? 'Right.' : 'You fooled it.'}</span>{' '}
            <span>Network</span> <b>{right}</b> <span>:</span> <b>{rounds.length - right}</b>{' '}
            <span>you</span>
          </span>
        )}
        {last !== undefined && (
          <Button className={styles['small'] ?? ''} onClick={() => actions.oneShot.newGame()}>
            New game
          </Button>
        )}
      </p>
      {rounds.length > roundsForTable && <ConfusionsTable />}
    </section>
  );
}

/** One row per drawn symbol, one column per answer of the network. */
function ConfusionsTable() {
  const { symbols, rounds } = usePlayground(({ oneShot }) => oneShot);
  const counts = confusionsOf(symbols, rounds);
  return (
    <div className={styles['confusionsArea']}>
      <table className={styles['confusions']}>
        <caption>What was drawn (rows), and what the network took it for (columns)</caption>
        <thead>
          <tr>
            <td />
            {symbols.map((symbol) => (
              <th key={symbol.id} scope="col" title={nameOf(symbol)}>
                <span>{nameOf(symbol)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {symbols.map((symbol, row) => (
            <tr key={symbol.id}>
              <th scope="row" title={nameOf(symbol)}>
                <span>{nameOf(symbol)}</span>
              </th>
              {counts[row]?.map((count, column) => (
                <td
                  key={symbols[column]?.id}
                  data-is-right={row === column}
                  data-is-empty={count === 0}
                >
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
