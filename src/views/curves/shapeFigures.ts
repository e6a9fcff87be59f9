/** Owns the facts of the pictures of the embeddings' shape: they show a collapse before the accuracy does. */
import type { ClassFacts } from '../../settings/datasets.ts';
import { imagesOfKind } from '../../settings/facts/nouns.ts';
import { formatAxisNumber, formatCount, formatSigned } from '../format.ts';
import type { CurveFigure } from './figures.ts';
import { rankSummary, sphereSummary } from './summaries.ts';

/** Effective ranks with one digit: 8.9. */
const formatRank = (rank: number): string => rank.toFixed(1);

/** “Ten digits can be told apart in 9 directions.” */
function fewestDirections({ classes, classNoun }: ClassFacts): string {
  const count = classes.length === 10 ? 'Ten' : formatCount(classes.length);
  const directions = classes.length === 2 ? 'direction' : 'directions';
  return `${count} ${classNoun.many} can be told apart in ${formatCount(classes.length - 1)} ${directions}.`;
}

export const shapeFigures: readonly CurveFigure[] = [
  {
    label: 'Alignment and uniformity curve',
    title: 'Alignment and uniformity',
    tip: ({ classNoun: { one } }) =>
      `Divide every embedding by its length, so that all lie on a sphere. Alignment is the mean d² of pairs of the same ${one}: small is good. Uniformity is ln of the mean of exp(−2·d²) over all pairs: the lower, the more evenly all are spread. Both going to 0 is a collapse: everything moves to one point. (Wang, Isola 2020)`,
    lines: [
      {
        name: 'alignment of same',
        curve: 'alignment',
        colour: 'var(--same)',
        isOverlaid: true,
        sign: '=',
      },
      {
        name: 'uniformity of all',
        curve: 'uniformity',
        colour: 'var(--ink)',
        isDashed: true,
        isOverlaid: true,
      },
    ],
    // −4: evenly spread over a sphere of many dimensions; 2: same digits no closer than chance there.
    fixedAxis: { domain: [-4, 2], ticks: [-4, -2, 0, 2] },
    formatTick: (value) => formatSigned(value, 0),
    formatValue: (value) => formatSigned(value, 2),
    empty: (nouns) =>
      `Whether ${imagesOfKind('same', nouns)} come together while all stay spread out.`,
    summary: sphereSummary,
  },
  {
    label: 'Effective rank curve',
    title: 'Effective rank',
    tip: (dataset) =>
      `How many directions the embeddings use, of as many as they have numbers: exp of the entropy of their singular values, each divided by the sum of all. 1: all lie on one line. ${fewestDirections(dataset)} A fall towards 1 is a collapse of directions. (Roy, Vetterli 2007)`,
    lines: [
      {
        name: 'directions in use',
        curve: 'effectiveRank',
        colour: 'var(--ink)',
        isOverlaid: true,
      },
    ],
    fixedAxis: null,
    formatTick: formatAxisNumber,
    formatValue: formatRank,
    empty: () => 'How many directions the embeddings use.',
    summary: rankSummary,
  },
];
