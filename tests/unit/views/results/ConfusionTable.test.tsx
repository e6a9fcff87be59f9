// @vitest-environment happy-dom
/** The matrix as a table that can be read aloud. */
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ConfusionTable } from '../../../../src/views/results/ConfusionTable.tsx';

test('every row and column has its digit, and a held-out one says so and has no pairs', () => {
  const some = { pairs: 100, errorRate: 0.03, meanDistance: 1 };
  const none = { pairs: 100, errorRate: 0, meanDistance: 1 };
  const empty = { pairs: 0, errorRate: null, meanDistance: null };
  render(
    <ConfusionTable
      matrix={[
        [none, some, empty],
        [some, none, empty],
        [empty, empty, empty],
      ]}
      heldOutDigits={[2]}
    />,
  );
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    '0',
    '1',
    '2 (held out)',
  ]);
  const textsOfRow = (name: string): (string | null)[] => {
    const row = screen.getByRole('rowheader', { name }).closest('tr');
    if (row === null) throw new Error('A row header must be in a row');
    return within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  };
  expect(textsOfRow('0')).toEqual(['0', '3.0', 'no pairs']);
  expect(textsOfRow('2 (held out)')).toEqual(['no pairs', 'no pairs', 'no pairs']);
});
