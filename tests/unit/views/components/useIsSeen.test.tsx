// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useIsSeen } from '../../../../src/views/components/useIsSeen.ts';

/** Stands in for the browser's own, which needs a layout: reports what a test says. */
class ReportedSight {
  static newest: ReportedSight | undefined;
  readonly watched = new Set<Element>();
  readonly #report: (entries: readonly { isIntersecting: boolean }[]) => void;

  constructor(report: (entries: readonly { isIntersecting: boolean }[]) => void) {
    this.#report = report;
    ReportedSight.newest = this;
  }

  observe(element: Element): void {
    this.watched.add(element);
  }

  disconnect(): void {
    this.watched.clear();
  }

  say(...isIntersecting: readonly boolean[]): void {
    act(() => this.#report(isIntersecting.map((each) => ({ isIntersecting: each }))));
  }
}

function Picture() {
  const ref = useRef(null);
  return <output ref={ref}>{useIsSeen(ref) ? 'seen' : 'unseen'}</output>;
}

const answer = (): string | null => screen.getByRole('status').textContent;

function turnTab(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  act(() => document.dispatchEvent(new Event('visibilitychange')));
}

describe('an element', () => {
  beforeEach(() => vi.stubGlobal('IntersectionObserver', ReportedSight));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is unseen until the browser says that it is in view', () => {
    render(<Picture />);
    expect(answer()).toBe('unseen');
    ReportedSight.newest?.say(true);
    expect(answer()).toBe('seen');
  });

  it('goes by the newest report where several come at once', () => {
    render(<Picture />);
    ReportedSight.newest?.say(true, false);
    expect(answer()).toBe('unseen');
  });

  it('is unseen while the tab is behind others', () => {
    render(<Picture />);
    ReportedSight.newest?.say(true);
    turnTab(true);
    expect(answer()).toBe('unseen');
    turnTab(false);
    expect(answer()).toBe('seen');
  });

  it('is watched as long as it is there, and no longer', () => {
    const { unmount } = render(<Picture />);
    const watched = ReportedSight.newest?.watched;
    expect(watched).toEqual(new Set([screen.getByRole('status')]));
    unmount();
    expect(watched).toEqual(new Set());
  });
});
