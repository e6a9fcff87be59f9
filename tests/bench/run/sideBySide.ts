/** Ours and the plain way in one browser: what a step costs, and how soon they tell digits apart. */
import type { Page } from '@playwright/test';
import {
  type BenchBackend,
  backends,
  type ContenderName,
  ourNames,
  plainNames,
} from '../browser/contender.ts';
import type { StepFindings } from '../browser/rounds.ts';
import type { RaceFindings } from './findings.ts';

const rounds = 5;
const blockMs = 1_500;
/** Ours, theirs, ours, theirs, ours. */
const namesInTurns = [
  ourNames[0],
  plainNames[0],
  ourNames[1],
  plainNames[1],
  ourNames[2],
  ourNames[3],
] as const satisfies readonly ContenderName[];

export function measureSteps(page: Page, backend: BenchBackend): Promise<StepFindings[]> {
  const request = { backend, names: namesInTurns, rounds, blockMs };
  return page.evaluate((given) => window.bench.measureSteps(given), request);
}

/** Software WebGL is slow: one seed has to do. */
const seedsOn = { wasm: [1, 2, 3], webgl: [1] } as const;

/** @param isFull whether the plain way is trained too; that takes an hour on software WebGL */
export async function measureRaces(page: Page, isFull: boolean): Promise<RaceFindings[]> {
  const findings: RaceFindings[] = [];
  const run = async (backend: BenchBackend, name: ContenderName, isOurs: boolean) => {
    const seeds = isOurs ? seedsOn[backend] : [1];
    const looks = isOurs
      ? { stepsPerLook: 10, mostSteps: backend === 'wasm' ? 1_400 : 300 }
      : { stepsPerLook: 50, mostSteps: 3_000 };
    const request = { backend, name, seeds, ...looks };
    const races = await page.evaluate((given) => window.bench.race(given), request);
    findings.push({ backend, name, races });
  };
  for (const backend of backends) {
    await run(backend, ourNames[0], true);
    await run(backend, ourNames[3], true);
    if (isFull) await run(backend, plainNames[0], false);
  }
  return findings;
}
