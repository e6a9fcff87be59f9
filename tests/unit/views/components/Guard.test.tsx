// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actions } from '../../../../src/store/usePlayground.ts';
import { Guard } from '../../../../src/views/components/Guard.tsx';
import { PageGuard } from '../../../../src/views/PageGuard.tsx';

const health = { isBroken: true };

/** Throws while it is broken, as a curve does whose numbers are too large to draw. */
function Curve() {
  if (health.isBroken)
    throw new TypeError("Cannot read properties of undefined (reading 'toFixed')");
  return <p>A curve</p>;
}

// React writes caught errors to the console.
beforeEach(() => {
  health.isBroken = true;
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a part that throws', () => {
  it('leaves the rest of the page as it is, and says what it threw', () => {
    render(
      <PageGuard>
        <p>The rest</p>
        <Guard>
          <Curve />
        </Guard>
      </PageGuard>,
    );
    expect(screen.getByText('The rest')).toBeInstanceOf(HTMLElement);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('This part of the page has stopped on an error.');
    expect(alert.textContent).toContain('TypeError: Cannot read properties of undefined');
  });

  it('is drawn anew on being asked, as often as it takes', async () => {
    render(
      <Guard>
        <Curve />
      </Guard>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert')).toBeInstanceOf(HTMLElement);
    health.isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('A curve')).toBeInstanceOf(HTMLElement);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('has its message where its frame puts it', () => {
    render(
      <Guard frame={(message) => <section aria-label="Frame">{message}</section>}>
        <Curve />
      </Guard>,
    );
    expect(screen.getByRole('region', { name: 'Frame' }).textContent).toContain(
      'The rest goes on.',
    );
  });
});

describe('an error that no part has caught', () => {
  it('does not leave an empty page: it can be drawn again, or loaded anew', async () => {
    const reload = vi.spyOn(actions.page, 'reload').mockResolvedValue();
    render(
      <PageGuard>
        <Curve />
      </PageGuard>,
    );
    expect(screen.getByRole('alert').textContent).toContain('The page has stopped on an error.');
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(reload).toHaveBeenCalledOnce();
    health.isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Draw the page again' }));
    expect(screen.getByText('A curve')).toBeInstanceOf(HTMLElement);
  });
});
