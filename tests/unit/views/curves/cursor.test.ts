import { describe, expect, it } from 'vitest';
import { cursorStep, cursorText } from '../../../../src/views/curves/cursor.ts';
import { timeAxisOf } from '../../../../src/views/curves/timeAxis.ts';
import { recordOfRun } from '../../../helpers/runRecords.ts';

/** 100 steps in 10 seconds; 300 steps in 60 seconds. */
const { pace } = recordOfRun(100, 10_000);
const { pace: longer } = recordOfRun(300, 60_000);
const inSteps = timeAxisOf('steps', pace, 100, [longer]);
const inSeconds = timeAxisOf('seconds', pace, 100, [longer]);

describe('the cursor of the curves', () => {
  it('stops at the last step of a run that is alone', () => {
    expect(cursorStep(70, inSteps, pace, [])).toBe(70);
    expect(cursorStep(130, inSteps, pace, [])).toBe(100);
  });

  it('goes on to the end of a longer run', () => {
    expect(cursorStep(130, inSteps, pace, [longer])).toBe(130);
    expect(cursorStep(310, inSteps, pace, [longer])).toBe(300);
  });

  it('goes on for as many seconds as a longer run took, in steps at the pace of this one', () => {
    expect(cursorStep(590, inSeconds, pace, [longer])).toBe(590);
    expect(cursorStep(700, inSeconds, pace, [longer])).toBe(600);
  });

  it('tells step and time as far as this run went, then only its place on the axis', () => {
    expect(cursorText(100, inSteps, pace)).toBe('step 100 · 10.0 s');
    expect(cursorText(200, inSteps, pace)).toBe('step 200');
    expect(cursorText(200, inSeconds, pace)).toBe('20.0 s');
  });
});
