import { median } from 'simple-statistics';
import type { Race } from '../browser/race.ts';

/** Median training time to a goal, in seconds; `null` where half the runs or more did not get there. */
export function arrivalSeconds(
  races: readonly Pick<Race, 'arrivals'>[],
  goal: number,
): number | null {
  if (races.length === 0) return null;
  const seconds = median(
    races.map(({ arrivals }) => arrivals[goal]?.seconds ?? Number.POSITIVE_INFINITY),
  );
  return Number.isFinite(seconds) ? seconds : null;
}
