import { describe, expect, it } from 'vitest';
import { shownEnds, timeAxisOf } from '../../../../src/views/curves/timeAxis.ts';

const pace = [
  { step: 0, elapsedMs: 0 },
  { step: 100, elapsedMs: 4_000 },
  { step: 300, elapsedMs: 6_000 },
];

describe('the time axis', () => {
  it('in steps ends where the run is planned to end', () => {
    const axis = timeAxisOf('steps', pace, 2_000);
    expect(axis.end).toBe(2_000);
    expect(axis.fromStep(120)).toBe(120);
  });

  it('in seconds ends at a round number of them', () => {
    expect(timeAxisOf('seconds', pace, 2_000).end).toBe(6);
    const longer = [...pace, { step: 400, elapsedMs: 7_300 }];
    expect(timeAxisOf('seconds', longer, 2_000).end).toBe(8);
  });

  it('puts a step where its time is, and back', () => {
    const axis = timeAxisOf('seconds', pace, 2_000);
    expect(axis.fromStep(200)).toBe(5);
    expect(axis.toStep(5)).toBe(200);
  });

  it('shows the same part of a run in either unit', () => {
    expect(shownEnds(timeAxisOf('steps', pace, 2_000), [100, 200])).toEqual([100, 200]);
    expect(shownEnds(timeAxisOf('seconds', pace, 2_000), [100, 200])).toEqual([4, 5]);
    expect(shownEnds(timeAxisOf('seconds', pace, 2_000), null)).toEqual([0, 6]);
  });

  it('has a length before there is any time', () => {
    expect(timeAxisOf('seconds', [], 2_000).end).toBeGreaterThan(0);
    expect(timeAxisOf('steps', [], 0).end).toBeGreaterThan(0);
  });

  it('is as long as the longest run, in steps and in seconds', () => {
    const other = [
      { step: 0, elapsedMs: 0 },
      { step: 2_500, elapsedMs: 5_000 },
    ];
    const slower = [
      { step: 0, elapsedMs: 0 },
      { step: 10, elapsedMs: 19_000 },
    ];
    expect(timeAxisOf('steps', pace, 2_000, [other, slower]).end).toBe(2_500);
    expect(timeAxisOf('steps', pace, 3_000, [other, slower]).end).toBe(3_000);
    expect(timeAxisOf('seconds', pace, 2_000, [other]).end).toBe(6);
    expect(timeAxisOf('seconds', pace, 2_000, [other, slower]).end).toBe(20);
    expect(timeAxisOf('seconds', pace, 2_000, [slower]).fromStep(200)).toBe(5);
  });

  it('in seconds has a step everywhere, though this run has not begun', () => {
    const begun = [{ step: 0, elapsedMs: 0 }];
    const axis = timeAxisOf('seconds', begun, 2_000, [pace]);
    expect(axis.toStep(5)).toBe(200);
    expect(axis.fromStep(200)).toBe(5);
  });
});
