// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offer } from '../../../../../src/store/page/newVersion.ts';
import { actions } from '../../../../../src/store/usePlayground.ts';
import { later } from '../../../../../src/views/components/lazy/later.tsx';

const Greeting = ({ name }: { readonly name: string }) => <p>Hello, {name}</p>;
/** What the server offers. */
const offers = (offer: Offer) =>
  vi.spyOn(actions.page, 'lookForNewVersion').mockResolvedValue(offer);

beforeEach(() => {
  offers('same');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A lazy greeting whose file is there or gone as a test says. */
function greeting(file: { isThere: boolean }) {
  return later(
    async () => {
      if (!file.isThere) throw new TypeError('Failed to fetch dynamically imported module');
      return { Greeting };
    },
    (module) => module.Greeting,
  );
}

describe('a component that is loaded later', () => {
  it('is shown with its properties when its code has come', async () => {
    const Lazy = greeting({ isThere: true });
    render(<Lazy name="A" />);
    expect(await screen.findByText('Hello, A')).toBeInstanceOf(HTMLElement);
  });

  it('says that it is missing, once for all its places, and comes to all of them when asked again', async () => {
    const file = { isThere: false };
    const Lazy = greeting(file);
    render([<Lazy key="A" name="A" />, <Lazy key="B" name="B" />]);
    expect(await screen.findAllByText(/its file did not arrive/)).toHaveLength(2);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    const [first] = screen.getAllByRole('button', { name: 'Try again' });
    if (first === undefined) throw new Error('There is no button');
    await userEvent.click(first);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    file.isThere = true;
    await userEvent.click(first);
    await screen.findByText('Hello, A');
    await screen.findByText('Hello, B');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is tried again when the network is back', async () => {
    offers('nothing');
    const file = { isThere: false };
    const Lazy = greeting(file);
    render(<Lazy name="A" />);
    await screen.findByText(/the server does not answer/);
    file.isThere = true;
    window.dispatchEvent(new Event('online'));
    await screen.findByText('Hello, A');
  });

  it('offers a reload where a new version of the page has taken its place', async () => {
    offers('another');
    const reload = vi.spyOn(actions.page, 'reload').mockResolvedValue();
    const Lazy = greeting({ isThere: false });
    render(<Lazy name="A" />);
    await screen.findByText(/A new version of this page is here/);
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(reload).toHaveBeenCalledOnce();
  });
});
