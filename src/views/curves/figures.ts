/** Owns the facts of the four pictures that are always there: lines, axes, texts. */
import type { ClassFacts } from '../../settings/datasets.ts';
import { haveOneNoun, imagesOfKind, type NounText } from '../../settings/facts/nouns.ts';
import type { CurveName } from '../../store/curves/runRecord.ts';
import {
  formatAxisNumber,
  formatDistance,
  formatLikelihood,
  formatLoss,
  formatShare,
} from '../format.ts';
import { putTwo } from '../pads/words.ts';
import {
  accuracySummary,
  distanceSummary,
  lossSummary,
  type Summary,
  similaritySummary,
} from './summaries.ts';
import type { FixedAxis } from './valueAxis.ts';

/** Stands for a kind of pair, wherever colour alone would. */
export type Sign = '=' | '≠';

/** One line of a picture. */
export interface LineOptions {
  readonly name: string;
  readonly curve: CurveName;
  readonly colour: string;
  readonly isDashed?: boolean;
  /** Whether it jumps from step to step: smoothing then makes it readable. */
  readonly isNoisy?: boolean;
  /** Whether other runs show it too, behind the present run. */
  readonly isOverlaid?: boolean;
  /** Marks the line of another run, whose colour says which run it is. */
  readonly sign?: Sign;
}

/** One picture. */
export interface CurveFigure {
  readonly label: string;
  readonly title: string;
  /** Explains its terms, where the title alone does not. */
  readonly tip?: (dataset: ClassFacts) => string;
  readonly lines: readonly LineOptions[];
  /** The value axis of the whole run; `null`: from 0 to the highest value. */
  readonly fixedAxis: FixedAxis | null;
  readonly formatTick: (value: number) => string;
  readonly formatValue: (value: number) => string;
  /** Says what the picture will show, while it is empty. */
  readonly empty: NounText;
  readonly summary: Summary;
}

/** “50 %”; “98.75 %” on a stretched axis. */
const percentTick = (value: number): string => `${Number((100 * value).toFixed(2))} %`;

export const figures: readonly CurveFigure[] = [
  {
    label: 'Loss curve',
    title: 'Loss',
    lines: [
      {
        name: 'training',
        curve: 'trainingLoss',
        colour: 'var(--control-line)',
        isNoisy: true,
      },
      { name: 'validation', curve: 'validationLoss', colour: 'var(--ink)', isOverlaid: true },
    ],
    fixedAxis: null,
    formatTick: formatAxisNumber,
    formatValue: formatLoss,
    empty: () => 'What training makes small.',
    summary: lossSummary,
  },
  {
    label: 'Pair accuracy curve',
    title: 'Pair accuracy',
    lines: [
      {
        name: 'test pairs right',
        curve: 'pairAccuracy',
        colour: 'var(--ink)',
        isOverlaid: true,
      },
    ],
    fixedAxis: { domain: [0.5, 1], ticks: [0.5, 0.75, 1] },
    formatTick: percentTick,
    formatValue: (value) => formatShare(value),
    empty: () => 'How many test pairs are told right: 50 % is guessing.',
    summary: accuracySummary,
  },
  {
    label: 'Distance curve',
    title: 'Mean distance',
    lines: [
      {
        name: 'same',
        curve: 'positiveDistance',
        colour: 'var(--same)',
        isOverlaid: true,
        sign: '=',
      },
      {
        name: 'different',
        curve: 'negativeDistance',
        colour: 'var(--different)',
        isDashed: true,
        isOverlaid: true,
        sign: '≠',
      },
    ],
    fixedAxis: null,
    formatTick: formatAxisNumber,
    formatValue: formatDistance,
    empty: (nouns) =>
      haveOneNoun(nouns)
        ? `How far apart same and different ${nouns.imageNoun.many} lie.`
        : `How far apart ${imagesOfKind('same', nouns)} lie, and ${imagesOfKind('different', nouns)}.`,
    summary: distanceSummary,
  },
  {
    label: 'Similarity curve',
    title: 'Your pair',
    lines: [{ name: 'likely the same', curve: 'similarity', colour: 'var(--ink)' }],
    fixedAxis: { domain: [0, 1], ticks: [0, 0.5, 1] },
    formatTick: percentTick,
    formatValue: formatLikelihood,
    empty: (nouns) => `${putTwo(nouns)} and train: their similarity as the network learns.`,
    summary: similaritySummary,
  },
];
