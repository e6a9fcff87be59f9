/** Owns the choices and the words of measuring on another data set. Imports no React. */
import type { SourceKind } from '../../../settings/choices.ts';
import { sources } from '../../../settings/facts/sources.ts';
import type { MeasuredFigures } from '../../../store/core/state.ts';
import { formatCount } from '../../format.ts';

/** Numbers of classes on offer where there are so many; the first is that of Omniglot's test. */
const usualWays = [20, 2, 5, 10] as const;

/** How often each image may be read; the first is chosen at first. */
export const viewsOnOffer = ['1', '4', '16'] as const;

/** A data set to measure on. */
export interface OtherChoice {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly string[];
  /** For each class its alphabet, of which all classes of a question are; `null`: none is known. */
  readonly families: readonly string[] | null;
}

/**
 * The data sets that a run does not train on: all but the one at hand, and that one too where the run learns
 * from symbols alone.
 */
export function othersOf(
  atHand: string,
  all: readonly OtherChoice[],
  learnFrom: SourceKind,
): OtherChoice[] {
  return all.filter(({ id }) => id !== atHand || !sources[learnFrom].hasDigits);
}

/** How many classes to choose from; the first is chosen at first: 20, or all of fewer. */
export function waysAmong({
  classes,
  families,
}: Pick<OtherChoice, 'classes' | 'families'>): readonly [string, ...string[]] {
  const most = Math.max(2, families === null ? classes.length : largestOf(families));
  const first = Math.min(usualWays[0], most);
  return [String(first), ...usualWays.filter((ways) => ways <= most && ways !== first).map(String)];
}

function largestOf(families: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const family of families) counts.set(family, (counts.get(family) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/**
 * What was measured, on what, and when.
 * @param beganElsewhere whether the run began with weights that came from elsewhere
 */
export function basisOfMeasured(
  measured: MeasuredFigures | null,
  title: string,
  beganElsewhere: boolean,
): string {
  if (measured === null) return 'Measuring …';
  const { step, imageCount, isTestOnly, pairCount, views } = measured;
  const images = isTestOnly
    ? `the ${formatCount(imageCount)} test images of ${title}`
    : `all ${formatCount(imageCount)} images of ${title}: this run trains on none of them`;
  return `After step ${formatCount(step)}, on ${images}. Accuracy and AUC: ${formatCount(pairCount)} random pairs, half of them of one class, always the same ones. ${questionsOf(measured)}${views > 1 ? ` The network reads each image ${views} times.` : ''}${beganElsewhere && !isTestOnly ? ' Its first weights came from elsewhere: if they were trained on these images, the figures flatter it.' : ''}`;
}

function questionsOf({ questionCount, hasFamilies, hasDrawers }: MeasuredFigures): string {
  if (questionCount === 0) {
    const fewest = hasDrawers ? 'by enough different people' : 'for examples and a question';
    return `Questions of this form cannot be asked: there are too few classes${hasFamilies ? ' of one family' : ''} with images ${fewest}.`;
  }
  const classes = hasFamilies ? ', each about classes of one family' : '';
  const drawers = hasDrawers
    ? ', and whoever drew the image in question drew none of the examples'
    : '';
  return `Examples: ${formatCount(questionCount)} questions${classes}${drawers}; below the share, its 95 % interval.`;
}
