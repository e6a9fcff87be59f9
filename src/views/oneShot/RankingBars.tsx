/** Draws the ranking of the symbols as bars. */
import { dataInWords } from '../../settings/facts/nouns.ts';
import { nameOf, type OwnSymbol } from '../../store/oneShot/ownSymbols.ts';
import type { RankedSymbol } from '../../store/oneShot/ranking.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { DigitThumb } from '../components/DigitThumb.tsx';
import { Tip } from '../components/Tip.tsx';
import { useNouns } from '../components/useNouns.ts';
import { formatDistance, formatLikelihood, shareOf } from '../format.ts';
import styles from './oneShot.module.css';

/** Says what a ranking still needs; `null` if nothing is missing. */
function missingFor({ oneShot, run: { status } }: Playground): string | null {
  if (oneShot.symbols.length === 0) return 'First give it a symbol or two to know, below.';
  if (oneShot.symbols.length === 1) return 'One symbol is known. Add another: to be told apart.';
  if (oneShot.query.digit === null) return 'Draw one of them: the ranking follows your pen.';
  if (status === null || status.step === 0)
    return 'The network has learnt nothing yet: press Train.';
  return null;
}

/**
 * The nearest symbol comes first. Without a drawing, the symbols keep the order in which they were made.
 */
export function RankingBars() {
  const nouns = useNouns();
  const symbols = usePlayground(({ oneShot }) => oneShot.symbols);
  const ranking = usePlayground(({ run }) => run.ranking);
  const missing = usePlayground(missingFor);
  const longest = Math.max(0, ...(ranking?.symbols ?? []).map(({ distance }) => distance));
  const best = symbols.find(({ id }) => id === ranking?.symbols[0]?.id);
  const sureness = ranking?.sureness ?? null;
  const rows = ranking === null ? symbols.map(({ id }) => ({ id })) : ranking.symbols;
  return (
    <section aria-label="Ranking" data-testid="ranking" data-step={ranking?.step ?? ''}>
      <h3 className={styles['title']}>
        Nearest symbol{' '}
        <Tip about="The ranking">
          {`The distance to the nearest example of each symbol, and how likely two ${nouns.imageNoun.many} this far apart are the same. Calibrated on ${dataInWords(nouns)}, the likelihood is a rough guide for anything else; the order is what counts.`}
        </Tip>
      </h3>
      <div className={styles['lead']}>
        <p className={styles['missing']} aria-live="polite">
          {missing ?? ''}
        </p>
        {best !== undefined && sureness !== null && (
          <p data-testid="sureness" data-value={sureness}>
            <b>{nameOf(best)}</b>
            <span>{`, ${formatLikelihood(sureness)} sure`}</span>{' '}
            <Tip about="How sure it is">
              If your drawing is one of these symbols: the share of the nearest one among the odds
              of all of them, by Bayes’ rule. Between symbols that look alike it is less sure.
            </Tip>
          </p>
        )}
      </div>
      <ol className={styles['ranking']}>
        {rows.map((row) => {
          const symbol = symbols.find(({ id }) => id === row.id);
          if (symbol === undefined) return null;
          const ranked = 'distance' in row ? row : null;
          return <RankingBar key={row.id} symbol={symbol} ranked={ranked} longest={longest} />;
        })}
      </ol>
    </section>
  );
}

interface RankingBarProps {
  readonly symbol: OwnSymbol;
  readonly ranked: RankedSymbol | null;
  /** The largest distance of the ranking. */
  readonly longest: number;
}

function RankingBar({ symbol, ranked, longest }: RankingBarProps) {
  const [example] = symbol.examples;
  const share = ranked === null ? 0 : shareOf(ranked.distance, longest);
  return (
    <li
      className={styles['bar']}
      data-name={nameOf(symbol)}
      data-distance={ranked?.distance ?? ''}
      data-is-ranked={ranked !== null}
    >
      {example !== undefined && <DigitThumb pixels={example} className={styles['barThumb']} />}
      <span className={styles['name']}>{nameOf(symbol)}</span>
      <span className={styles['track']} aria-hidden>
        <span style={{ width: `${100 * Math.max(0.01, share)}%` }} />
      </span>
      <span className={styles['number']}>
        {ranked === null ? '–' : formatDistance(ranked.distance)}
      </span>
      <span className={styles['number']}>
        {ranked?.similarity == null ? '–' : formatLikelihood(ranked.similarity)}
      </span>
    </li>
  );
}
