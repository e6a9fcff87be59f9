/** Trains runs with exact arithmetic in Node, for tests. */
import type { Dataset } from '../../src/data/dataset.ts';
import { SymbolPool, symbolsOfStep } from '../../src/data/symbols/symbolPool.ts';
import { sources } from '../../src/settings/facts/sources.ts';
import { reconciled } from '../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import { checksumOf } from '../../src/siamese/weightsFile/write.ts';
import { freshRun } from '../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../src/worker/run/stepper.ts';

/** The default settings with exact arithmetic, and with these changes. */
export function exactSettings(changes: Partial<RunSettings>): RunSettings {
  return reconciled({ ...defaultSettings, exactArithmetic: true, ...changes });
}

/**
 * Trains a fresh network on the current backend.
 * @returns the checksum of the weights that are judged
 */
export async function checksumAfter(
  dataset: Dataset,
  settings: RunSettings,
  steps: number,
): Promise<string> {
  const stepper = new Stepper(freshRun(1, settings), dataset, poolFor(settings, steps));
  try {
    for (let step = 0; step < steps; step++) await stepper.launchStep();
    return checksumOf(await stepper.judged.readParameters());
  } finally {
    stepper.dispose();
  }
}

function poolFor({ learnFrom, seed }: RunSettings, steps: number): SymbolPool | null {
  if (!sources[learnFrom].hasSymbols) return null;
  const pool = new SymbolPool(seed);
  pool.growTo(symbolsOfStep(steps));
  return pool;
}
