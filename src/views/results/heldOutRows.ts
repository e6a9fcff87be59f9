/** Turns the figures about held-out digits into the rows of a table. Imports no React. */
import type { ClassFacts, ClassNoun } from '../../settings/datasets.ts';
import type { Evaluation } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { capitalised } from '../format.ts';
import { allOf, anyOf } from './words.ts';

/** One figure, with the figures to compare it with. */
export interface HeldOutRow {
  /** The test id; `<id>-untrained` is that of the untrained network, `<id>-pixels` that of plain pixels. */
  readonly id: string;
  /** The test id of the chance. */
  readonly chanceId: string;
  readonly label: string;
  /** Explains the term in one sentence. */
  readonly tip: string;
  /** 0…1; `null` if it is missing. */
  readonly value: number | null;
  /** The same figure before the first step; `null` if it is missing. */
  readonly untrained: number | null;
  /** The same figure by the distance of the images' grey values; `null` if it is missing. */
  readonly pixels: number | null;
  /** The text if the untrained network or the pixels have no figure. */
  readonly yardstickMissing: string;
  /** The figure that guessing gives. */
  readonly chance: number;
}

/** Rows about the same pairs or questions. */
export interface HeldOutGroup {
  readonly title: string;
  /** Describes the pairs or questions. */
  readonly note: string;
  readonly rows: readonly HeldOutRow[];
}

const aucTip = ({ one }: ClassNoun): string =>
  `The chance that a pair of the same ${one} lies closer together than a pair of different ones, whatever the threshold: P(d of same < d of different).`;
const accuracyTip = ({ many }: ClassNoun): string =>
  `The share of pairs judged right, same and different ones counted alike, at the threshold that pairs of the other ${many} chose.`;

/** `[]` if no digit is held out. */
export function heldOutGroups(
  { heldOut, heldOutDigits: labels, untrained, pixels, decision }: Evaluation,
  dataset: ClassFacts,
): HeldOutGroup[] {
  if (heldOut === null) return [];
  const { one } = dataset.classNoun;
  const [all, any] = [allOf(labels, dataset), anyOf(labels, dataset)];
  const pairRows = (id: string, kind: 'among' | 'withSeen'): HeldOutRow[] => [
    {
      id: `${id}-auc`,
      chanceId: `${id}-auc-chance`,
      label: 'AUC',
      tip: aucTip(dataset.classNoun),
      value: heldOut[kind]?.areaUnderCurve ?? null,
      untrained: untrained.heldOut?.[kind]?.areaUnderCurve ?? null,
      pixels: pixels?.[kind]?.areaUnderCurve ?? null,
      yardstickMissing: '–',
      chance: 0.5,
    },
    {
      id: `${id}-accuracy`,
      chanceId: `${id}-accuracy-chance`,
      label: 'Accuracy',
      tip: accuracyTip(dataset.classNoun),
      value: decision === null ? null : (heldOut[kind]?.pairAccuracy ?? null),
      // The untrained network and the pixels have no threshold: their ½ would mean nothing.
      untrained: null,
      pixels: null,
      yardstickMissing: 'no threshold',
      chance: 0.5,
    },
  ];
  const withSeen = {
    title: `${capitalised(any)} beside a ${one} that it knows`,
    note: `= two images of ${labels.length < 2 ? 'it' : 'the same one'}; ≠ one beside a ${one} that was shown`,
    rows: pairRows('held-out-with', 'withSeen'),
  };
  if (labels.length < 2) return [withSeen];
  const ways = heldOut.oneShotWays ?? labels.length;
  const oneShot: HeldOutRow = {
    id: 'held-out-one-shot',
    chanceId: 'held-out-chance',
    label: `${ways}-way one-shot`,
    tip: `Shown one example each of ${ways === labels.length ? all : `${ways} of ${all}`}, to which is a new image nearest? The share of such questions answered right; guessing gives 1 in ${ways}.`,
    value: heldOut.oneShotAccuracy,
    untrained: untrained.heldOut?.oneShotAccuracy ?? null,
    pixels: pixels?.oneShotAccuracy ?? null,
    yardstickMissing: '–',
    chance: 1 / ways,
  };
  const hasSeen = labels.length < dataset.classes.length;
  return [
    {
      title: hasSeen
        ? `${capitalised(all)} among themselves`
        : `All ${dataset.classNoun.many} among themselves`,
      note: '= two images of the same one; ≠ images of two different ones',
      rows: pairRows('held-out-among', 'among'),
    },
    ...(hasSeen ? [withSeen] : []),
    {
      title: 'Which of them is it?',
      note: 'told from one example of each',
      rows: [oneShot],
    },
  ];
}

/** All rows as one table for the CSV file. */
export function heldOutTable(groups: readonly HeldOutGroup[]): PictureTable {
  return {
    columns: ['pairs or questions', 'figure', 'this network', 'untrained', 'pixels', 'chance'],
    rows: groups.flatMap(({ title, rows }) =>
      rows.map(({ label, value, untrained, pixels, chance }) => [
        title,
        label,
        value,
        untrained,
        pixels,
        chance,
      ]),
    ),
  };
}
