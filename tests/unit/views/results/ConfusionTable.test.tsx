// @vitest-environment happy-dom
/** The matrix as a table that can be read aloud, and walked through with the keyboard. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ClassPair } from '../../../../src/store/worstPairs/worstPairs.ts';
import type { Reading } from '../../../../src/views/results/ConfusionCell.tsx';
import { ConfusionTable } from '../../../../src/views/results/ConfusionTable.tsx';
import { animals } from '../../../helpers/animals.ts';

const some = { pairs: 100, errorRate: 0.03, meanDistance: 1 };
const none = { pairs: 100, errorRate: 0, meanDistance: 0.25 };
const empty = { pairs: 0, errorRate: null, meanDistance: null };

afterEach(cleanup);

function renderTable(reading: Reading = 'error-rate'): ClassPair[] {
  const chosen: ClassPair[] = [];
  render(
    <ConfusionTable
      matrix={{
        classes: [0, 1, 2],
        cells: [
          [none, some, empty],
          [some, none, empty],
          [empty, empty, empty],
        ],
      }}
      dataset={animals}
      heldOutDigits={[2]}
      reading={reading}
      threshold={0.6}
      chosen={{ classA: 0, classB: 1 }}
      onChoose={(cell) => chosen.push(cell)}
    />,
  );
  return chosen;
}

function textsOfRow(name: string): (string | null)[] {
  const row = screen.getByRole('rowheader', { name }).closest('tr');
  if (row === null) throw new Error('A row header must be in a row');
  return within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
}

test('every row and column has the name of its class, and a held-out one says so and has no pairs', () => {
  renderTable();
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'cat',
    'dog',
    'owl (held out)',
  ]);
  expect(textsOfRow('cat')).toEqual(['0', '3.0', 'no pairs']);
  expect(textsOfRow('owl (held out)')).toEqual(['no pairs', 'no pairs', 'no pairs']);
});

test('the mean distances are shown in place of the error rates', () => {
  renderTable('mean-distance');
  expect(textsOfRow('dog')).toEqual(['1.00', '0.25', 'no pairs']);
});

test('the keyboard stops at one cell, the arrows lead to others, and pressing one chooses it', () => {
  const chosen = renderTable();
  const buttons = screen.getAllByRole('button');
  const stops = () => buttons.filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toEqual([buttons[0]]);
  expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual([
    'false',
    'true',
    'true',
    'false',
  ]);
  buttons[0]?.focus();
  fireEvent.keyDown(buttons[0] ?? document.body, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(buttons[2]);
  expect(stops()).toEqual([buttons[2]]);
  fireEvent.click(buttons[2] ?? document.body);
  expect(chosen).toEqual([{ classA: 0, classB: 1 }]);
});

test('a cell says which classes it is of, by their names', () => {
  renderTable();
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
    'cat and cat: 0.0 % of 100 pairs called different, mean distance 0.25',
    'cat and dog: 3.0 % of 100 pairs called the same, mean distance 1.00',
    'dog and cat: 3.0 % of 100 pairs called the same, mean distance 1.00',
    'dog and dog: 0.0 % of 100 pairs called different, mean distance 0.25',
  ]);
  expect(screen.getByRole('table').querySelector('caption')?.textContent).toBe(
    'How many percent of the pairs of two animals are judged wrongly',
  );
});
