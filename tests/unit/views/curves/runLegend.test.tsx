// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Overlay } from '../../../../src/store/overlays/overlays.ts';
import { RunLegend } from '../../../../src/views/curves/RunLegend.tsx';
import { overlayOf, recordOfRun } from '../../../helpers/runRecords.ts';

const overlays = vi.hoisted(() => ({ toggle: vi.fn(), remove: vi.fn() }));
vi.mock('../../../../src/store/usePlayground.ts', () => ({ actions: { overlays } }));

const record = recordOfRun(10, 10);
const two: readonly Overlay[] = [
  overlayOf(record, { key: 'a', name: 'Default' }),
  overlayOf(record, { key: 'b', name: 'Wide margin', style: 1, isShown: false }),
];

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

describe('the legend of the runs', () => {
  it('has this run first, then a pressed button for each run that is shown', () => {
    render(<RunLegend overlays={two} />);
    const entries = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(entries).toEqual(['This run', 'Default', 'Wide margin']);
    expect(screen.getByRole('button', { name: 'Default', pressed: true })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Wide margin', pressed: false })).toBeDefined();
  });

  it('hides and shows a run, and removes it', async () => {
    render(<RunLegend overlays={two} />);
    await userEvent.click(screen.getByRole('button', { name: 'Wide margin' }));
    expect(overlays.toggle).toHaveBeenCalledExactlyOnceWith('b');
    await userEvent.click(screen.getByRole('button', { name: 'Remove Default from the curves' }));
    expect(overlays.remove).toHaveBeenCalledExactlyOnceWith('a');
    expect(overlays.toggle).toHaveBeenCalledTimes(1);
  });

  it('is not there without other runs, and keeps the focus near when the last one goes', () => {
    const { rerender } = render(<RunLegend overlays={two} />);
    screen.getByRole('button', { name: 'Remove Default from the curves' }).focus();
    rerender(<RunLegend overlays={[]} />);
    expect(screen.queryByRole('list')).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  });
});
