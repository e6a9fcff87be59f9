// @vitest-environment happy-dom
/** The toggles of held-out classes, for a data set whose classes are no digits. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import { afterEach, expect, test } from 'vitest';
import { HeldOutToggles } from '../../../../src/views/settings/HeldOutDigits.tsx';
import { animals } from '../../../helpers/animals.ts';

afterEach(cleanup);

function renderToggles(
  heldOut: readonly number[],
  whyNone: string | null = null,
): (readonly number[])[] {
  const changes: (readonly number[])[] = [];
  render(
    <Tooltip.Provider>
      <HeldOutToggles
        dataset={animals}
        heldOut={heldOut}
        whyNone={whyNone}
        onChange={(labels) => changes.push(labels)}
      />
    </Tooltip.Provider>,
  );
  return changes;
}

test('there is a toggle for each class, with its name and no number', () => {
  renderToggles([]);
  const group = screen.getByRole('group', { name: 'Held-out animals' });
  expect(group.textContent).toBe('catdogowl');
  expect(document.body.textContent).not.toMatch(/\d|digit/i);
});

test('pressing one holds its class out', async () => {
  const changes = renderToggles([]);
  await userEvent.click(screen.getByRole('button', { name: 'dog' }));
  expect(changes).toEqual([[1]]);
});

test('a held-out class is named; the others must stay, and it can come back', async () => {
  const changes = renderToggles([2]);
  expect(screen.getByText('owl', { selector: 'span' }).textContent).toBe('owl');
  expect(screen.getByRole('button', { name: 'cat' })).toHaveProperty('disabled', true);
  screen.getByText(/At least 2 animals must stay/);
  await userEvent.click(screen.getByRole('button', { name: 'owl' }));
  expect(changes).toEqual([[]]);
});

test('where no class is in training none can be chosen, and the reason is there', async () => {
  const changes = renderToggles([], 'No animal is in training: all are new to it.');
  for (const name of animals.classes) {
    const toggle = screen.getByRole('button', { name });
    expect(toggle).toHaveProperty('disabled', true);
    await userEvent.click(toggle);
  }
  screen.getByText('No animal is in training: all are new to it.');
  expect(changes).toEqual([]);
});
