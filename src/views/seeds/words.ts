/** Says in words what a comparison over seeds shows. Imports no React. */
import type { ArmDifference, TestedDifference } from '../../metrics/statistics/armDifferences.ts';
import type { Arm, SeedComparison } from '../../store/seeds/seedComparison.ts';
import { formatCount, formatDuration, formatEstimate, formatSteps } from '../format.ts';
import type { SeedFigure } from './seedFigures.ts';

/** With fewer seeds, the text always says how large a difference could have been seen. */
const enoughSeeds = 5;

/** A finding in words. */
export interface Finding {
  /** What can be said. */
  readonly claim: string;
  /** What it rests on; empty if there is nothing. */
  readonly evidence: string;
}

/** What a difference of two arms shows. */
export function findingOf(
  { first, second, tested }: ArmDifference,
  arms: readonly Arm[],
  figure: SeedFigure,
): Finding {
  const [one, other] = [arms[first]?.name ?? '?', arms[second]?.name ?? '?'];
  if (tested === null) {
    const claim = `Nothing can be said yet of ${one} and ${other}`;
    return { claim, evidence: '(two seeds with figures of both are needed).' };
  }
  const { mean, count, standardDeviation, isShown } = tested;
  const seeds = seedWords(count);
  const size = sizeWords(mean, figure);
  const isFirstBetter = mean > 0 === figure.isBetterHigh;
  const [better, worse] = isFirstBetter ? [one, other] : [other, one];
  const isBetter = `${better} is better than ${worse} by ${size}`;
  if (standardDeviation === 0) {
    const same = `with each of ${seeds}`;
    return mean === 0
      ? { claim: `${one} and ${other} have the same figure`, evidence: `${same}.` }
      : { claim: isBetter, evidence: `${same}: without any spread there is no interval.` };
  }
  const interval = `(95 % interval ${intervalWords(tested, figure)}, ${seeds})`;
  const sight = sightWords(tested, figure);
  return isShown
    ? { claim: isBetter, evidence: `${interval}.${count < enoughSeeds ? ` ${sight}` : ''}` }
    : {
        claim: `No difference shown between ${one} and ${other}:`,
        evidence: `${better} is ahead by ${size} ${interval}. ${sight}`,
      };
}

function sightWords(tested: TestedDifference, figure: SeedFigure): string {
  return `With ${seedWords(tested.count)}, only a difference of ${sizeWords(tested.smallestShown, figure)} or more would have been seen in 4 of 5 such comparisons.`;
}

/** The interval in favour of the better arm: 0.20 to 0.62, −0.10 to 0.32. */
function intervalWords({ mean, low, high }: TestedDifference, figure: SeedFigure): string {
  const [from, to] = mean > 0 ? [low, high] : [-high, -low];
  return `${signed(from, figure)} to ${signed(to, figure)}`;
}

function signed(value: number, { formatSize }: SeedFigure): string {
  const size = formatSize(Math.abs(value));
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

/** A difference with its unit; a small one is not called 0. */
function sizeWords(difference: number, { formatSize, unit }: SeedFigure): string {
  const size = formatSize(Math.abs(difference));
  const isLost = Number(size) === 0 && difference !== 0;
  return `${isLost ? `less than ${size.replace(/0$/, '1')}` : size}${unit}`;
}

/** A difference with its sign, for a table: +0.41, −0.10. */
export function differenceCell(difference: number, { formatSize }: SeedFigure): string {
  const size = formatSize(Math.abs(difference));
  if (Number(size) === 0) return size;
  return difference < 0 ? `−${size}` : `+${size}`;
}

function seedWords(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'seed' : 'seeds'}`;
}

/** Names the runs that diverged; `null` if none did. */
export function divergedWords({ arms, results }: SeedComparison): string | null {
  const diverged = results.flatMap(({ arm, seed, outcome }) =>
    outcome.kind === 'diverged'
      ? [`${arms[arm]?.name ?? '?'} from seed ${seed} at step ${formatCount(outcome.step + 1)}`]
      : [],
  );
  if (diverged.length === 0) return null;
  const runs = diverged.length === 1 ? 'One run has' : `${diverged.length} runs have`;
  return `${runs} fallen apart, without a figure: ${diverged.join('; ')}. The means are of the other runs, and the differences leave these seeds out.`;
}

/** What will be trained: 10 runs of 2,000 steps, and about how long it takes. */
export function planWords(
  armCount: number,
  seedCount: number,
  steps: number,
  stepMs: number | null,
): string {
  const runs = armCount * seedCount;
  const what = `${formatCount(runs)} runs of ${formatSteps(steps)}`;
  if (stepMs === null) return `${what}.`;
  const time = formatEstimate(runs * steps * stepMs);
  return `${what}: about ${time} if a step takes as long as in the present run (${formatDuration(stepMs)}), and some seconds more to measure each.`;
}
