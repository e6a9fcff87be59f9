/** Ours beside the others, as ratios: they hold where absolute times drift. */
import { median } from 'simple-statistics';
import {
  type BenchBackend,
  type ContenderName,
  ourNames,
  plainNames,
} from '../browser/contender.ts';
import { goals } from '../browser/race.ts';
import type { Findings } from './findings.ts';
import { table } from './table.ts';
import { arrivalSeconds } from './times.ts';
import { cautionOf, torchRecipes } from './torch.ts';

const [ourCnn, , ourLstm, formerCnn] = ourNames;
const [formerRecipe, ourRecipe] = torchRecipes.map(({ name }) => name);
const [plainCnn, plainLstm] = plainNames;

interface Ratio {
  readonly what: string;
  /** `null` where one of the two was not measured or not reached. */
  readonly value: number | null;
}

export function ratiosOf(findings: Findings): Ratio[] {
  const { steps, races, torch } = findings;
  const stepMs = (backend: BenchBackend, name: ContenderName): number | null => {
    const found = steps[backend]?.find((finding) => finding.name === name);
    return found === undefined ? null : median([...found.blockStepMs]);
  };
  const dispatches = (name: ContenderName): number | null =>
    steps.webgl?.find((finding) => finding.name === name)?.dispatchesPerStep ?? null;
  const kernels = (name: ContenderName): number | null =>
    steps.wasm?.find((finding) => finding.name === name)?.kernelsPerStep ?? null;
  const seconds = (backend: BenchBackend, name: ContenderName, goal: number): number | null => {
    const found = races.find((one) => one.backend === backend && one.name === name);
    return arrivalSeconds(found?.races ?? [], goal);
  };
  const ofTorch = (wanted: string | undefined) =>
    torch?.recipes.find(({ name }) => name === wanted);
  const torchStepMs = (name: string | undefined) => ofTorch(name)?.stepMs ?? null;
  const torchSeconds = (name: string | undefined, goal: number) =>
    arrivalSeconds(ofTorch(name)?.races ?? [], goal);
  return [
    ...goals.map((goal, index) => ({
      what: `time to ${100 * goal} %: ours on WASM ÷ PyTorch with the former recipe`,
      value: quotient(seconds('wasm', ourCnn, index), torchSeconds(formerRecipe, index)),
    })),
    ...goals.map((goal, index) => ({
      what: `time to ${100 * goal} %: ours on WASM ÷ PyTorch with our recipe`,
      value: quotient(seconds('wasm', ourCnn, index), torchSeconds(ourRecipe, index)),
    })),
    ...goals.map((goal, index) => ({
      what: `time to ${100 * goal} % on WASM: ours ÷ our former default`,
      value: quotient(seconds('wasm', ourCnn, index), seconds('wasm', formerCnn, index)),
    })),
    ...goals.map((goal, index) => ({
      what: `time to ${100 * goal} % on WebGL: plain ÷ ours`,
      value: quotient(seconds('webgl', plainCnn, index), seconds('webgl', ourCnn, index)),
    })),
    {
      what: 'a step of Muon: ours on WASM ÷ PyTorch',
      value: quotient(stepMs('wasm', ourCnn), torchStepMs(ourRecipe)),
    },
    {
      what: 'a step of Adam: ours on WASM ÷ PyTorch',
      value: quotient(stepMs('wasm', formerCnn), torchStepMs(formerRecipe)),
    },
    {
      what: 'a CNN step on WebGL: plain ÷ ours',
      value: quotient(stepMs('webgl', plainCnn), stepMs('webgl', ourCnn)),
    },
    {
      what: 'a CNN step’s dispatches: plain ÷ ours',
      value: quotient(dispatches(plainCnn), dispatches(ourCnn)),
    },
    {
      what: 'an LSTM step on WASM: ours ÷ plain',
      value: quotient(stepMs('wasm', ourLstm), stepMs('wasm', plainLstm)),
    },
    {
      what: 'an LSTM step on WebGL: ours ÷ plain',
      value: quotient(stepMs('webgl', ourLstm), stepMs('webgl', plainLstm)),
    },
    {
      what: 'an LSTM step’s kernels on WASM: plain ÷ ours',
      value: quotient(kernels(plainLstm), kernels(ourLstm)),
    },
  ];
}

function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a / b;
}

/** Those that could be formed. */
export function ratiosReport(findings: Findings): string {
  const rows = ratiosOf(findings).flatMap(({ what, value }) =>
    value === null ? [] : [[what, value.toFixed(2)]],
  );
  if (rows.length === 0) return '';
  return ['## Ratios', table(['what', 'ratio'], rows), ...cautionOf(findings.torch)].join('\n\n');
}
