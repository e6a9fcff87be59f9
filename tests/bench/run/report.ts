/** What was found, as Markdown. */
import { median } from 'simple-statistics';
import { backends, plainNames } from '../browser/contender.ts';
import { goals } from '../browser/race.ts';
import type { StepFindings } from '../browser/rounds.ts';
import type { Findings, RaceFindings } from './findings.ts';
import { enduranceReport } from './page/enduranceReport.ts';
import { pageReport } from './page/pageReport.ts';
import { picturesReport } from './page/picturesReport.ts';
import { savingReport } from './page/savingReport.ts';
import { ratiosReport } from './ratios.ts';
import { type Cell, table } from './table.ts';
import { arrivalSeconds } from './times.ts';
import { cautionOf } from './torch.ts';

export function reportOf(findings: Findings): string {
  const { date, machine, steps, races, torch, page, saving, pictures, endurance } = findings;
  const sections = [
    `# Benchmark, ${date}`,
    `${machine.processor}, ${machine.cores} cores; Node ${machine.node}; Chromium ${machine.chromium}; ` +
      `WebGL: ${machine.webGlRenderer}; ` +
      (torch === null
        ? 'no PyTorch'
        : `PyTorch ${torch.version}, ${torch.threads} threads, ${torch.productGflops.toFixed(1)} GFLOP/s`),
    ...backends.flatMap((backend) => {
      const found = steps[backend];
      return found === undefined ? [] : [`## A step on ${backend}`, stepsTable(found)];
    }),
    ...(steps.wasm === undefined ? [] : [withoutGradient]),
    ...(races.length === 0 && torch === null
      ? []
      : [
          '## Training time to a balanced test-pair accuracy',
          racesTable(findings),
          ...cautionOf(torch),
        ]),
    ...(page.length === 0 ? [] : [pageReport(page)]),
    ...(saving === null ? [] : [savingReport(saving)]),
    ...(pictures.length === 0 ? [] : [picturesReport(pictures)]),
    ...(endurance.length === 0 ? [] : [enduranceReport(endurance)]),
    ratiosReport(findings),
  ];
  return `\n${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const withoutGradient =
  'On WASM, TensorFlow.js has no gradient of a convolution’s weights (tfjs#8474): as it comes, the ' +
  'tutorials’ CNN **does not train there at all**. It was given a plain loop for it.';

function stepsTable(found: readonly StepFindings[]): string {
  const header = [
    'what',
    'images',
    'ms a step',
    'images a second',
    'kernels',
    'dispatches',
    'tensors, first → last',
    'kB, first → last',
    'grows',
  ];
  const rows = found.map((finding): Cell[] => {
    const { name, images, blockStepMs, kernelsPerStep, dispatchesPerStep, memory } = finding;
    const { first, last } = memory;
    const stepMs = median([...blockStepMs]);
    return [
      name,
      images,
      stepMs.toFixed(1),
      ((1000 * images) / stepMs).toFixed(0),
      kernelsPerStep,
      dispatchesPerStep === 0 ? '–' : dispatchesPerStep,
      `${first.tensors} → ${last.tensors}`,
      `${kilobytes(first.bytes)} → ${kilobytes(last.bytes)}`,
      last.tensors > first.tensors || last.bytes > first.bytes ? 'yes' : 'no',
    ];
  });
  return table(header, rows);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function racesTable({ races, torch }: Findings): string {
  const header = [
    'what',
    'on',
    'ms a step',
    ...goals.map((goal) => `s to ${100 * goal} %`),
    'steps',
    'seeds',
  ];
  const ran = races.map(({ name, backend, races: runs }): Cell[] => [
    name,
    backend,
    '–',
    ...goals.map((_, index) => arrivalCell(runs, index)),
    median(runs.map(({ steps }) => steps)),
    runs.length,
  ]);
  const notRun = backends
    .filter(() => races.length > 0 && !races.some(({ name }) => name === plainNames[0]))
    .map((backend): Cell[] => [
      plainNames[0],
      backend,
      '–',
      ...goals.map(() => 'not measured (--full)'),
      '–',
      '–',
    ]);
  const native = (torch?.recipes ?? []).map(({ name, stepMs, races: runs }): Cell[] => [
    name,
    'PyTorch',
    stepMs.toFixed(1),
    ...goals.map((_, index) => arrivalCell(runs, index)),
    median(runs.map(({ steps }) => steps)),
    runs.length,
  ]);
  return table(header, [...ran, ...notRun, ...native]);
}

function arrivalCell(races: RaceFindings['races'], goal: number): string {
  const seconds = arrivalSeconds(races, goal);
  const steps = races.flatMap(({ arrivals }) => arrivals[goal]?.steps ?? []);
  return seconds === null ? 'not reached' : `${seconds.toFixed(2)} (${median(steps)} steps)`;
}
