/** Ranks the symbols that a drawing may be, by its distances to their examples. */
import type { ExampleDistances } from '../../protocol/answers/oneShot.ts';
import type { OwnSymbols } from './ownSymbols.ts';

/** How near a drawing is to one symbol. */
export interface RankedSymbol {
  readonly id: number;
  /** Distance to the nearest example. */
  readonly distance: number;
  /** Calibrated probability that the nearest example and the drawing are the same, 0…1. */
  readonly similarity: number | null;
  /** Mean distance to all of its examples. */
  readonly meanDistance: number;
}

/** The symbols, nearest first. */
export interface Ranking {
  readonly runId: number;
  readonly step: number;
  /**
   * How sure the network is of the first one, if the drawing is one of them: its share of all their odds of
   * being the same; `null` without a calibration.
   */
  readonly sureness: number | null;
  readonly symbols: readonly RankedSymbol[];
}

/**
 * Ranks symbols by their nearest example; in a tie, the mean distance decides.
 * @param found distances to all examples, symbol by symbol
 */
export function rank(symbols: OwnSymbols, found: ExampleDistances): Ranking {
  const { runId, step, distances, similarities } = found;
  let first = 0;
  const ranked = symbols.map(({ id, examples }): RankedSymbol => {
    const own = distances.subarray(first, first + examples.length);
    const distance = Math.min(...own);
    const nearest = first + Math.max(0, own.indexOf(distance));
    first += examples.length;
    return {
      id,
      distance,
      similarity: similarities?.[nearest] ?? null,
      meanDistance: own.reduce((sum, value) => sum + value, 0) / own.length,
    };
  });
  ranked.sort(
    (one, other) => one.distance - other.distance || one.meanDistance - other.meanDistance,
  );
  return { runId, step, sureness: surenessOf(ranked), symbols: ranked };
}

/**
 * Bayes' rule with equal priors: a similarity s was calibrated on as many same as different pairs, so that
 * s ÷ (1 − s) is the ratio of the two likelihoods. The ratios are scaled by the largest, against overflow.
 */
function surenessOf(ranked: readonly RankedSymbol[]): number | null {
  const logOdds = ranked.map(({ similarity }) =>
    similarity === null ? null : Math.log(similarity) - Math.log1p(-similarity),
  );
  const [first] = logOdds;
  if (first === undefined || first === null) return null;
  if (first === Number.POSITIVE_INFINITY) {
    return 1 / logOdds.filter((each) => each === first).length;
  }
  if (first === Number.NEGATIVE_INFINITY) return 1 / ranked.length;
  const sum = logOdds.reduce<number>((total, each) => total + Math.exp((each ?? 0) - first), 0);
  return 1 / sum;
}
