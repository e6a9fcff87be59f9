// @vitest-environment happy-dom
/** The search for one class of many: by typing, by Enter, and by the browser's list. */
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { ClassSearch } from '../../../../src/views/components/ClassSearch.tsx';

afterEach(cleanup);

const names = ['1', '12', 'Greek/alpha', 'Greek/beta', 'Latin/a'];

function renderSearch() {
  const picked: number[] = [];
  render(
    <ClassSearch
      dataset={{
        classes: names,
        classNoun: { one: 'letter', many: 'letters' },
        imageNoun: { one: 'image', many: 'images' },
      }}
      label="Find a letter"
      placeholder="Find a letter …"
      onPick={(label) => picked.push(label)}
    />,
  );
  const field = screen.getByRole('combobox', { name: 'Find a letter' });
  if (!(field instanceof HTMLInputElement)) throw new Error('The field is no input.');
  return { picked, field };
}

test('every name is offered', () => {
  renderSearch();
  const offered = Array.from(document.querySelectorAll('option'), ({ value }) => value);
  expect(offered).toEqual(names);
});

test('a whole name picks its class at once, and the field is empty for the next', async () => {
  const { picked, field } = renderSearch();
  await userEvent.type(field, 'Greek/beta');
  expect(picked).toEqual([3]);
  expect(field.value).toBe('');
});

test('a name that a longer one begins with waits for Enter', async () => {
  const { picked, field } = renderSearch();
  await userEvent.type(field, '1');
  expect(picked).toEqual([]);
  await userEvent.type(field, '2');
  expect(picked).toEqual([1]);
  await userEvent.type(field, '1{Enter}');
  expect(picked).toEqual([1, 0]);
});

test.each([
  ['with an event that is no typing', 'Event', {}],
  ['with an event that says so', 'InputEvent', { inputType: 'insertReplacementText' }],
])(
  'a name from the list of the browser is picked, though a longer one begins with it: %s',
  (_, EventType, init) => {
    const { picked, field } = renderSearch();
    fireEvent(
      field,
      createEvent(
        'input',
        field,
        { target: { value: '1' }, bubbles: true, ...init },
        { EventType },
      ),
    );
    expect(picked).toEqual([0]);
  },
);

test('Enter picks the only class with the text in its name, in whatever case', async () => {
  const { picked, field } = renderSearch();
  await userEvent.type(field, 'ALPHA{Enter}');
  expect(picked).toEqual([2]);
});

test('Enter says why it picks none, until the text changes', async () => {
  const { picked, field } = renderSearch();
  await userEvent.type(field, 'greek{Enter}');
  const status = screen.getByRole('status');
  expect(status.textContent).toMatch(/^2 letters have “greek” in their names/);
  await userEvent.type(field, 'x');
  expect(status.textContent).toBe('');
  await userEvent.type(field, '{Enter}');
  expect(status.textContent).toBe('No letter has “greekx” in its name.');
  expect(picked).toEqual([]);
});
