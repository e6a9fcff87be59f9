/** Trains on a fake page, and reads what it keeps of its runs. */

import * as v from 'valibot';
import type { RunRecord } from '../../src/store/curves/runRecord.ts';
import { type RunHead, runHeadSchema } from '../../src/store/runs/keptRun.ts';
import { recordOf, recordPieceSchema } from '../../src/store/runs/recordPieces.ts';
import type { FakePlayground } from './fakePlayground.ts';
import type { KeptInMemory } from './keptInMemory.ts';
import { laterTask } from './laterTask.ts';

/** Takes some steps, each with the loss 1 ÷ step, and stays in training. */
export function trainOn({ worker }: FakePlayground, steps: number): void {
  const { step } = worker.status;
  worker.become({ state: 'training', step: step + steps, elapsedMs: 10 * (step + steps) });
  worker.tellLosses(
    step,
    Array.from({ length: steps }, (_, index) => 1 / (step + index + 1)),
  );
}

/** Takes some steps, sends a copy as the worker does, and waits until it is kept. */
export async function trainAndKeep(page: FakePlayground, steps: number): Promise<void> {
  trainOn(page, steps);
  page.worker.tellCopy();
  await laterTask();
}

/** Keeps a run of some steps, and begins another one; gives the key of the kept one. */
export async function keepOneRun(page: FakePlayground, steps: number): Promise<string> {
  await trainAndKeep(page, steps);
  page.worker.become({ state: 'paused' });
  const { presentKey } = page.state().runs;
  await page.state().actions.run.reset();
  await laterTask();
  return presentKey ?? 'none';
}

/** The head of a kept run; fails if it does not fit its schema. */
export async function headOf(kept: KeptInMemory, key: string | null): Promise<RunHead> {
  return v.parse(runHeadSchema, await kept.read('runs', key ?? ''));
}

/** The curves that the kept pieces of a run give. */
export async function keptRecord(kept: KeptInMemory, key: string | null): Promise<RunRecord> {
  const pieces = await kept.readAll('curves', `${key}/`);
  return recordOf(pieces.map(({ value }) => v.parse(recordPieceSchema, value)));
}
