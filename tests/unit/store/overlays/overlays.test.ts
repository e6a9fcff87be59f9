import { describe, expect, it } from 'vitest';
import { emptyRecord } from '../../../../src/store/curves/runRecord.ts';
import {
  mostOverlays,
  type Overlay,
  renamed,
  toggled,
  withOverlay,
  withoutOverlay,
} from '../../../../src/store/overlays/overlays.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

const run = (key: string) => ({ key, name: `Run ${key}`, record: emptyRecord });
const overlay = (...keys: readonly string[]): readonly Overlay[] =>
  keys.reduce<readonly Overlay[]>((overlays, key) => withOverlay(overlays, run(key)), []);
const stylesOf = (overlays: readonly Overlay[]) =>
  Object.fromEntries(overlays.map(({ key, style }) => [key, style]));

describe('a run that is overlaid', () => {
  it('is shown, in the lowest style that no other run has', () => {
    const three = overlay('a', 'b', 'c');
    expect(stylesOf(three)).toEqual({ a: 0, b: 1, c: 2 });
    expect(three.every(({ isShown }) => isShown)).toBe(true);
    expect(stylesOf(withOverlay(withoutOverlay(three, 'b'), run('d')))).toEqual({
      a: 0,
      c: 2,
      d: 1,
    });
  });

  it('takes over a newer name and record where it stands, and is shown again', () => {
    const record = { ...emptyRecord, pace: [{ step: 9, elapsedMs: 90 }] };
    const before = toggled(overlay('a', 'b'), 'a');
    expect(withOverlay(before, { key: 'a', name: 'Newer', record })).toEqual([
      { key: 'a', name: 'Newer', record, style: 0, isShown: true },
      before[1],
    ]);
  });

  it('finds no room behind six others', () => {
    const six = overlay('a', 'b', 'c', 'd', 'e', 'f');
    expect(six).toHaveLength(mostOverlays);
    expect(withOverlay(six, run('g'))).toBe(six);
    expect(stylesOf(withOverlay(withoutOverlay(six, 'e'), run('g')))['g']).toBe(4);
    expect(withOverlay(six, run('a'))).toEqual(six);
  });

  it('is hidden, shown again and renamed without a change to its style or to the others', () => {
    const three = overlay('a', 'b', 'c');
    const [a, b, c] = three;
    const hidden = toggled(three, 'b');
    expect(hidden).toEqual([a, { ...b, isShown: false }, c]);
    expect(toggled(hidden, 'b')).toEqual(three);
    expect(renamed(hidden, 'b', 'Best')).toEqual([a, { ...b, isShown: false, name: 'Best' }, c]);
  });

  it('that is not there is neither removed nor changed', () => {
    const two = overlay('a', 'b');
    expect(withoutOverlay(two, 'x')).toEqual(two);
    expect(toggled(two, 'x')).toEqual(two);
    expect(renamed(two, 'x', 'X')).toEqual(two);
  });
});

describe('a person', () => {
  it('overlays, hides, renames and removes runs, which outlast the present run', async () => {
    const { state, worker } = await openPlayground();
    const { overlays } = state().actions;
    overlays.add(run('a'));
    overlays.add(run('b'));
    overlays.toggle('a');
    overlays.rename('b', 'Best');
    worker.become({ runId: 2 });
    expect(state().overlays).toMatchObject([
      { key: 'a', isShown: false },
      { key: 'b', name: 'Best', isShown: true },
    ]);
    overlays.remove('a');
    expect(state().overlays.map(({ key }) => key)).toEqual(['b']);
  });

  it('is told when there is no room for another run', async () => {
    const { state } = await openPlayground();
    const { overlays } = state().actions;
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) overlays.add(run(key));
    expect(state().problem).toBeNull();
    overlays.add(run('g'));
    expect(state().overlays).toHaveLength(6);
    expect(state().problem?.message).toContain('“Run g” cannot be overlaid');
  });
});
