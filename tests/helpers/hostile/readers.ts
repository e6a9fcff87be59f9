/** Owns the list of everything on the page that reads what anyone may have written. */
import fc from 'fast-check';
import { parseManifest } from '../../../src/data/shards/manifest.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { experimentIds } from '../../../src/settings/experiments.ts';
import { readLink } from '../../../src/settings/link/readLink.ts';
import { linkQueryOf } from '../../../src/settings/link/writeLink.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { readWeightsFile } from '../../../src/siamese/weightsFile/read.ts';
import { WeightsFileError } from '../../../src/siamese/weightsFile/weightsFileError.ts';
import { checksumOf, writeWeightsFile } from '../../../src/siamese/weightsFile/write.ts';
import { RunFileError, readRunFile } from '../../../src/store/runs/runFile.ts';
import { checkSnapshot, SnapshotError } from '../../../src/worker/run/start/snapshotCheck.ts';
import { readPhoto } from '../../../src/worker/sideWorkers/photo/readPhoto.ts';
import { animatedGif, deepPng, heic } from '../pictureFiles.ts';
import { randomSettings } from '../randomSettings.ts';
import { signed, smallRun, smallRunText } from '../runFiles.ts';
import { makeShards, manifestOf } from '../syntheticData.ts';
import { exampleRun, smallPlan, someParameters } from '../weightsFiles.ts';
import { changedBytes, changedFiles, changedValues } from './changedFiles.ts';
import { dataFileReaders } from './dataFiles.ts';
import { changedModels, changedSafetensors, isGoodExport } from './exports.ts';
import { changedRecords, opensWith, usualRecords } from './keptRecords.ts';
import { type Ends, isGood, tryEach } from './tryEach.ts';

/** What is read, and how to give its reader some changed ones. */
export interface HostileReader {
  readonly what: string;
  readonly tryFiles: (numRuns: number) => Promise<Ends>;
}

/** Half of a run's changes are made where the worker looks closest. */
const tellingInRun = /^(snapshot\.)?(architecture|settings|phase)/;

const symbol = { name: 'Alpha', examples: [new Uint8Array(784).fill(9)] };

export const hostileReaders: readonly HostileReader[] = [
  {
    what: 'a weights file',
    tryFiles: (numRuns) => {
      const run = { ...exampleRun, symbols: [symbol] };
      const text = writeWeightsFile(smallPlan, someParameters(smallPlan), run);
      const files = changedFiles(text, withItsChecksum, /^(encoder|distance|decision|training)/);
      return tryEach(
        files,
        (file) => isGood(() => readWeightsFile(file, datasets.mnist), WeightsFileError),
        numRuns,
      );
    },
  },
  {
    what: 'safetensors',
    tryFiles: (numRuns) => tryEach(changedSafetensors(), isGoodExport, numRuns),
  },
  {
    what: 'an ONNX model',
    tryFiles: (numRuns) => tryEach(changedModels(), isGoodExport, numRuns),
  },
  {
    what: 'a run file',
    tryFiles: (numRuns) =>
      tryEach(
        changedFiles(smallRunText(), signed, tellingInRun),
        (file) =>
          isGood(
            () => checkSnapshot(readRunFile(file).snapshot, datasets.mnist),
            RunFileError,
            SnapshotError,
          ),
        numRuns,
      ),
  },
  {
    what: 'a kept network',
    tryFiles: (numRuns) =>
      tryEach(
        changedValues(smallRun, tellingInRun),
        (run) => isGood(() => checkSnapshot(run, datasets.mnist), SnapshotError),
        numRuns,
      ),
  },
  {
    what: 'a kept symbol, comparison, run or desk',
    tryFiles: async (numRuns) => {
      const records = await usualRecords();
      const stores = ['symbols', 'comparisons', 'runs', 'curves', 'desks'] as const;
      return tryEach(
        changedRecords(records, stores, fc.oneof),
        (changed) => opensWith(records, changed),
        numRuns,
      );
    },
  },
  {
    what: 'the head of a photo',
    tryFiles: (numRuns) => {
      const grey = new Float32Array(100).fill(0.5);
      const frame = new Uint8Array(100).fill(64);
      const photos = [deepPng(10, 10, grey), animatedGif(10, 10, [frame, frame]), heic(40, 40)];
      return tryEach(
        fc.oneof(...photos.map(changedBytes), fc.uint8Array({ maxLength: 400 }).map(copied)),
        reachesTheDecoder,
        numRuns,
      );
    },
  },
  {
    what: 'a link',
    tryFiles: (numRuns) => tryEach(fc.oneof(fc.string(), links), followsLink, numRuns),
  },
  {
    what: 'the manifest of a data set',
    tryFiles: (numRuns) => {
      const shards = makeShards(2, [{ split: 'train', imagesPerClass: 2 }]);
      return tryEach(
        changedValues(manifestOf(2, shards)),
        (manifest) => isGood(() => parseManifest(manifest), Error),
        numRuns,
      );
    },
  },
  ...dataFileReaders,
];

/** A weights file with the checksum of the numbers that it has, where it has any. */
function withItsChecksum(file: unknown): string {
  if (typeof file !== 'object' || file === null) return JSON.stringify(file);
  const tensors: unknown = Reflect.get(file, 'tensors');
  if (!Array.isArray(tensors)) return JSON.stringify(file);
  const data = tensors.flatMap((tensor: unknown): unknown =>
    typeof tensor === 'object' && tensor !== null ? Reflect.get(tensor, 'data') : null,
  );
  // What stands in the place of a number may be anything, even what `Number` cannot take.
  const numbers = Float32Array.from(data, (value) => (typeof value === 'number' ? value : 0));
  return JSON.stringify({ ...file, sha256: checksumOf(numbers) });
}

/** Whether a photo is decoded; `false` where it is refused in words before that. */
async function reachesTheDecoder(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  let isDecoded = false;
  const decode = async (): Promise<never> => {
    isDecoded = true;
    throw new Error('it ends here');
  };
  const refusal = await readPhoto(new File([bytes], 'a.png'), decode).catch(
    (error: unknown) => error,
  );
  if (!(refusal instanceof Error) || !refusal.message.startsWith('a.png ')) throw refusal;
  return isDecoded;
}

const hostileText = fc.oneof(
  fc.string(),
  fc.double().map(String),
  fc.integer().map(String),
  fc.constantFrom('1e999', ' ', '0x10', '-0', 'NaN', '__proto__', 'constructor', '%', '%ff', ',,,'),
  fc.constant('9'.repeat(5_000)),
);
const linkNames = [...Object.keys(defaultSettings), 'backend', 'experiment', 'hide', 'defaults'];
const linkName = fc.oneof(
  { arbitrary: fc.constantFrom(...linkNames), weight: 9 },
  fc.constantFrom('__proto__', 'constructor', 'toString'),
  fc.string(),
);

/** Good links with other values, names and characters among them. */
const links = fc
  .tuple(
    randomSettings,
    fc.constantFrom(...experimentIds, null),
    fc.array(fc.tuple(linkName, hostileText, fc.boolean()), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([settings, experiment, changes, isWhole]) => {
    const extras = { backend: 'wasm', experiment, hidden: ['map'], embed: 'map' } as const;
    const query = new URLSearchParams(isWhole ? linkQueryOf(settings, datasets.mnist, extras) : '');
    for (const [name, text, isAgain] of changes) {
      if (isAgain) query.append(name, text);
      else query.set(name, text);
    }
    return `?${query}`;
  });

/** Whether a link is followed whole; throws for a value that no control could have. */
function followsLink(link: string): boolean {
  const { settings, problems } = readLink(link, datasets.mnist);
  if (settings !== null) checkSettings(settings, datasets.mnist);
  const odd = problems.find((problem) => !problem.endsWith('.') || problem.length > 300);
  if (odd !== undefined) throw new Error(`“${odd}” is no sentence`);
  return problems.length === 0;
}

function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
