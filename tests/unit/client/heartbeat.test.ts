import { describe, expect, it } from 'vitest';
import { Heartbeat } from '../../../src/client/heartbeat.ts';
import { Ticks } from '../../helpers/ticks.ts';

/** A worker that has been heard, which may be silent for 4 s; a tick is half a second. */
function follow(patienceMs = 4_000) {
  const ticks = new Ticks();
  const silences: number[] = [];
  const asked = { times: 0 };
  const ports = {
    every: ticks.every,
    ping: () => {
      asked.times++;
    },
    onSilent: (silentMs: number) => silences.push(silentMs),
  };
  return { ticks, silences, asked, heartbeat: new Heartbeat(ports, patienceMs) };
}

describe('a heartbeat', () => {
  it('tells a silence once, within five seconds, and counts no longer', () => {
    const { ticks, silences, heartbeat } = follow();
    heartbeat.heard();
    ticks.pass(7);
    expect(silences).toEqual([]);
    ticks.pass(1);
    expect(silences).toEqual([4_000]);
    ticks.pass(50);
    expect(silences).toEqual([4_000]);
    expect(ticks.waiting).toBe(0);
  });

  it('asks only a worker that says nothing by itself', () => {
    const { ticks, asked, heartbeat } = follow();
    for (let times = 0; times < 20; times++) {
      heartbeat.heard();
      ticks.pass(1);
    }
    expect(asked.times).toBe(0);
    ticks.pass(3);
    expect(asked.times).toBe(3);
  });

  it('counts the page’s own ticks: a laptop that slept for a night has one of them', () => {
    const { ticks, silences, heartbeat } = follow();
    heartbeat.heard();
    ticks.pass(4);
    // The night. Then the worker, which has slept too, answers.
    ticks.pass(1);
    heartbeat.heard();
    ticks.pass(7);
    expect(silences).toEqual([]);
  });

  it('gives a script a minute to arrive', () => {
    const { ticks, silences } = follow();
    ticks.pass(119);
    expect(silences).toEqual([]);
    ticks.pass(1);
    expect(silences).toEqual([60_000]);
  });

  it('gives a worker that starts its backend longer, and then no longer', () => {
    const { ticks, silences, heartbeat } = follow(15_000);
    heartbeat.heard();
    ticks.pass(29);
    expect(silences).toEqual([]);
    heartbeat.heard();
    heartbeat.expectWithin(4_000);
    // It has been slow once: it may be three times as slow, but not longer than at its start.
    ticks.pass(29);
    expect(silences).toEqual([]);
    ticks.pass(1);
    expect(silences).toEqual([15_000]);
  });

  it('gives a slow worker longer: three times what it once needed', () => {
    const { ticks, silences, heartbeat } = follow();
    heartbeat.heard();
    ticks.pass(6);
    heartbeat.heard();
    ticks.pass(17);
    expect(silences).toEqual([]);
    ticks.pass(1);
    expect(silences).toEqual([9_000]);
  });
});
