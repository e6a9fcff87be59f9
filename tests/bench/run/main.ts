/** Runs the parts of the benchmark one after the other, prints what they find and writes it down. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { buildBenchPage, withBenchPage } from './benchPage.ts';
import { launchBrowser } from './browser.ts';
import type { Findings } from './findings.ts';
import { describeMachine } from './machine.ts';
import { measureEndurance } from './page/endurance.ts';
import { measurePages } from './page/measurePage.ts';
import { measurePictures } from './page/pictures.ts';
import { measureSaving } from './page/saving.ts';
import { pathOf } from './paths.ts';
import { reportOf } from './report.ts';
import { measureRaces, measureSteps } from './sideBySide.ts';
import { measureTorch } from './torch.ts';

const partNames = [
  'steps-wasm',
  'steps-webgl',
  'accuracy',
  'torch',
  'page',
  'saving',
  'pictures',
  'endurance',
] as const;
type PartName = (typeof partNames)[number];

export interface BenchOptions {
  /** Trains the plain way too, as far as it gets. */
  readonly isFull: boolean;
  /** Names of parts; none means all. */
  readonly only: readonly string[];
}

const resultsFolder = pathOf('tests/bench/results');

/** @throws Error when a part is asked for that there is not */
export async function runBenchmark({ isFull, only }: BenchOptions): Promise<void> {
  const unknown = only.find((name) => !partNames.some((part) => part === name));
  if (unknown !== undefined) {
    throw new Error(`There is no part '${unknown}'; the parts are ${partNames.join(', ')}`);
  }
  const isWanted = (part: PartName): boolean => only.length === 0 || only.includes(part);
  const browser = await launchBrowser();
  try {
    const findings: Findings = {
      date: new Date().toISOString(),
      machine: await describeMachine(browser),
      ...(await runSideBySide(browser, isFull, isWanted)),
      torch: isWanted('torch') ? await measureTorch() : null,
      page: isWanted('page') ? await measurePages(browser) : [],
      saving: isWanted('page') || isWanted('saving') ? await measureSaving(browser) : null,
      pictures: isWanted('pictures') ? await measurePictures(browser) : [],
      endurance: isWanted('endurance') ? await measureEndurance(browser) : [],
    };
    await mkdir(resultsFolder, { recursive: true });
    await writeFile(`${resultsFolder}/bench.json`, `${JSON.stringify(findings, null, 2)}\n`);
    console.log(reportOf(findings));
  } finally {
    await browser.close();
  }
}

async function runSideBySide(
  browser: Browser,
  isFull: boolean,
  isWanted: (part: PartName) => boolean,
): Promise<Pick<Findings, 'steps' | 'races'>> {
  const parts: readonly PartName[] = ['steps-wasm', 'steps-webgl', 'accuracy'];
  if (!parts.some(isWanted)) return { steps: {}, races: [] };
  await buildBenchPage();
  return withBenchPage(browser, async (page) => ({
    steps: {
      ...(isWanted('steps-wasm') ? { wasm: await measureSteps(page, 'wasm') } : {}),
      ...(isWanted('steps-webgl') ? { webgl: await measureSteps(page, 'webgl') } : {}),
    },
    races: isWanted('accuracy') ? await measureRaces(page, isFull) : [],
  }));
}
