/** Reads a kept run whole, and says in words why one cannot be carried on. */
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import { emptyRecord, type RunRecord } from '../curves/runRecord.ts';
import { type KeptRun, runCurves, runNameOf, runStates } from './keptRun.ts';
import { recordOf, recordUpTo } from './recordPieces.ts';
import type { KnownRun } from './runWriter.ts';

/** A kept run that cannot be carried on; the message is a sentence. */
export class KeptRunError extends Error {
  override readonly name = 'KeptRunError';
}

/** @throws KeptRunError when a run learnt from other data than those on the page */
export function checkData(run: Pick<KeptRun, 'dataset' | 'name' | 'number'>, id: string): void {
  if (run.dataset === id) return;
  throw new KeptRunError(
    `${runNameOf(run)} learnt from “${run.dataset}”, which is not here any more. Its curves and figures stay under “Runs”.`,
  );
}

/**
 * Reads the network and the curves of a run.
 * @throws KeptRunError when there is no network
 */
export async function readKeptRun(keeper: Keeper, run: KeptRun): Promise<KnownRun> {
  const snapshot = await keeper.readOne(runStates, run.key);
  if (snapshot === null) {
    throw new KeptRunError(
      `The network of ${runNameOf(run)} is not there any more, or cannot be read.`,
    );
  }
  const record = await readRecord(keeper, run, snapshot);
  return { run, snapshot, record, areCurvesLost: record === emptyRecord && run.pieces > 0 };
}

/** Says that a run goes on without its curves. */
export function lostCurvesOf(run: KeptRun): string {
  return `The curves of ${runNameOf(run)} cannot be read any more; its network goes on, and new curves begin.`;
}

/** The curves of a run; empty where a piece of them is missing. */
export async function readRecord(
  keeper: Keeper,
  run: KeptRun,
  snapshot: Pick<RunSnapshot, 'step'> = run,
): Promise<RunRecord> {
  const pieces = await keeper.readAll(runCurves, `${run.key}/`);
  try {
    if (pieces.length < run.pieces) return emptyRecord;
    return recordUpTo(recordOf(pieces.map(({ value }) => value)), snapshot.step);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return emptyRecord;
  }
}
