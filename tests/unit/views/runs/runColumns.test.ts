/** The columns of the table of runs, where runs have learnt from different data. */
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { factsOf, type OwnDataset } from '../../../../src/store/datasets/keptDataset.ts';
import type { KeptRun } from '../../../../src/store/runs/keptRun.ts';
import { runColumns, runsTable } from '../../../../src/views/runs/runColumns.ts';
import { smallHead } from '../../../helpers/runFiles.ts';

const animals: OwnDataset = {
  id: 'Beasts',
  title: 'Animals',
  version: 1,
  classes: ['cat', 'dog', 'owl'],
  families: null,
  counts: { train: 6, validation: 6, test: 6 },
  sizeBytes: 1,
  createdAt: 1,
};
const { mnist } = datasets;
const atMnist = { atHand: mnist, own: [animals] };
const atAnimals = { atHand: factsOf(animals), own: [animals] };

function runOf(dataset: string, changes: Partial<RunSettings> = {}): KeptRun {
  return { ...smallHead, dataset, settings: { ...smallHead.settings, ...changes } };
}

/** What the rows have in a column; `undefined` without that column. */
function cellsOf(runs: readonly KeptRun[], key: string, data = atAnimals) {
  const column = runColumns(runs, data, false).find((other) => other.key === key);
  return column && runs.map((run) => column.text(run));
}

describe('a run in the table', () => {
  it('names the held-out classes of its own data, whatever data are at hand', () => {
    const runs = [runOf('MNIST', { heldOutDigits: [7, 8, 9] }), runOf('MNIST')];
    expect(cellsOf(runs, 'heldOutDigits')).toEqual(['Without 7, 8, 9', 'All digits']);
    const others = [runOf('Beasts', { heldOutDigits: [1] }), runOf('Beasts')];
    expect(cellsOf(others, 'heldOutDigits', atMnist)).toEqual(['Without dog', 'All classes']);
  });

  it('counts held-out classes where its data are here no more', () => {
    const runs = [[7, 8, 9], [2], []].map((heldOutDigits) => runOf('Gone', { heldOutDigits }));
    expect(cellsOf(runs, 'heldOutDigits')).toEqual([
      'Without 3 classes',
      'Without 1 class',
      'All classes',
    ]);
  });

  it('says what it learnt from, where that is not the same for all', () => {
    const runs = [runOf('MNIST'), runOf('Beasts'), runOf('Gone'), runOf('MNIST')];
    expect(cellsOf(runs, 'dataset')).toEqual(['MNIST', 'Animals', 'Gone', 'MNIST']);
    const column = runColumns(runs, atMnist, false).find(({ title }) => title === 'Data');
    expect(runs.map((run) => column?.standsOut(run))).toEqual([false, true, true, false]);
    const { columns, rows } = runsTable(runs, atMnist);
    const place = columns.indexOf('Data');
    expect(rows.map((row) => row[place])).toEqual(['MNIST', 'Animals', 'Gone', 'MNIST']);
  });

  it('has no column for data that are the same for all', () => {
    expect(cellsOf([runOf('Beasts'), runOf('Beasts', { seed: 3 })], 'dataset')).toBeUndefined();
    expect(runsTable([runOf('MNIST')], atMnist).columns).not.toContain('Data');
  });
});
