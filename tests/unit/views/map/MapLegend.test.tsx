// @vitest-environment happy-dom
/** What stands below the map: the legend of a few classes, the search of many. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { DatasetFacts } from '../../../../src/settings/datasets.ts';
import { MapLegend } from '../../../../src/views/map/MapLegend.tsx';
import { useChosenClasses } from '../../../../src/views/map/useChosenClasses.ts';
import { animals } from '../../../helpers/animals.ts';

afterEach(cleanup);

/** Animals of so many kinds. */
function kinds(count: number, id = `${count} kinds`): DatasetFacts {
  return {
    ...animals,
    classNoun: { one: 'kind', many: 'kinds' },
    id,
    classes: Array.from({ length: count }, (_, at) => `kind ${at};`),
  };
}

function Below({ dataset }: { readonly dataset: DatasetFacts }) {
  const [chosen, choose] = useChosenClasses(dataset);
  const colours = dataset.classes.map(() => '#123456');
  return (
    <>
      <MapLegend
        dataset={dataset}
        colours={colours}
        chosen={chosen}
        shownDots={7}
        onChoose={choose}
      />
      <output>{chosen.join()}</output>
    </>
  );
}

function chosen(): string | null {
  return document.querySelector('output')?.textContent ?? null;
}

function find(name: string): Promise<void> {
  return userEvent.type(screen.getByRole('combobox', { name: 'Find a kind on the map' }), name);
}

test('up to thirty classes have a toggle each, with the shape of their dots', async () => {
  render(<Below dataset={kinds(30)} />);
  expect(screen.queryByRole('combobox')).toBeNull();
  const toggles = screen.getAllByRole('button', { name: /^Dots of/ });
  const shapes = toggles.map((toggle) => toggle.querySelector('svg > *'));
  const outlines = new Set(shapes.map((shape) => shape?.getAttribute('points') ?? 'circle'));
  expect(toggles).toHaveLength(30);
  expect(outlines.size).toBe(3);
  await userEvent.click(screen.getByRole('button', { name: 'Dots of kind 12;' }));
  expect(chosen()).toBe('12');
});

test('of more, those found are picked out, once each, and can be put back one by one or all', async () => {
  render(<Below dataset={kinds(31)} />);
  screen.getByText(/^31 kinds, each with its own colour and shape/);
  for (const label of [30, 4, 11, 4]) await find(`kind ${label};`);
  expect(chosen()).toBe('30,4,11');
  screen.getByText('Picked out: 3 of 31 kinds, with 7 dots; all other dots are grey.');
  const names = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(names.map(({ textContent }) => textContent)).toEqual(['kind 30;', 'kind 4;', 'kind 11;']);
  await userEvent.click(screen.getByRole('button', { name: 'Do not pick out kind 4;' }));
  expect(chosen()).toBe('30,11');
  expect(document.activeElement?.contains(screen.getByRole('combobox'))).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Show all kinds' }));
  expect(chosen()).toBe('');
  expect(screen.queryByRole('list')).toBeNull();
});

test('another data set begins with all of its classes, and so does the first when it is back', async () => {
  const { rerender } = render(<Below dataset={kinds(40)} />);
  await find('kind 3;');
  expect(chosen()).toBe('3');
  rerender(<Below dataset={{ ...kinds(40), title: 'Another title' }} />);
  expect(chosen()).toBe('3');
  rerender(<Below dataset={kinds(40, 'others')} />);
  expect(chosen()).toBe('');
  rerender(<Below dataset={kinds(40)} />);
  expect(chosen()).toBe('');
});
