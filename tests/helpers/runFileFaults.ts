/** Owns the property that a run file can be changed in any way without harm: tried as often as wanted. */
import fc from 'fast-check';
import { datasets } from '../../src/settings/datasets.ts';
import { RunFileError, readRunFile } from '../../src/store/runs/runFile.ts';
import { checkSnapshot, SnapshotError } from '../../src/worker/run/start/snapshotCheck.ts';
import { withValueAt } from './json.ts';
import { signed, smallRunText } from './runFiles.ts';

/** No file may keep the page busy for longer, in time of the processor. */
const longestMs = 1_000;

/** How the files ended: read and good, refused by the page, refused by the worker. */
export interface FaultCounts {
  good: number;
  refusedByPage: number;
  refusedByWorker: number;
}

const text = smallRunText();
const file: unknown = JSON.parse(text);

/** The paths of all values in a file; of a long list, only the first few items. */
function pathsIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value)
    .slice(0, 30)
    .flatMap(([key, part]) => pathsIn(part, path === '' ? key : `${path}.${key}`));
  return path === '' ? inside : [path, ...inside];
}

const paths = pathsIn(file, '');
/** Half of all changes are made where the worker looks closest: few values, and each of them matters. */
const somePath = fc.oneof(
  fc.constantFrom(...paths),
  fc.constantFrom(...paths.filter((path) => /^snapshot\.(architecture|settings|phase)/.test(path))),
);

function valueAt(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : null,
      file,
    );
}

const deep: unknown = JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`);
const many = Array.from({ length: 100_000 }, (_, index) => index);
const withPrototype: unknown = JSON.parse(
  '{"__proto__":{"op":"flatten","isAdmin":true},"length":3}',
);

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    0.5,
    1e-320,
    1e308,
    2 ** 31,
    2 ** 33,
    2 ** 53,
    65_536,
    '',
    '__proto__',
    'constructor',
    'NaN',
    'AAAAAA==',
    'AADAfw==',
    'x'.repeat(300_000),
    [],
    {},
    [null],
    deep,
    many,
    withPrototype,
    { length: 1e9 },
    { op: 'dense', units: 65_536, activation: 'relu' },
    {
      op: 'conv2d',
      filters: 1,
      kernelSize: 65_536,
      stride: 0,
      padding: 65_536,
      activation: 'relu',
    },
    { op: 'lstm', units: 65_536 },
  ),
  fc.constantFrom(...paths).map(valueAt),
  fc.integer(),
  fc.double(),
  fc.nat({ max: 70 }),
  fc.jsonValue(),
);

const changedValue = fc.tuple(somePath, hostile).map(
  ([path, value]) =>
    (json: unknown) =>
      withValueAt(json, path, value),
);

const removedValue = somePath.map((path) => (json: unknown) => withValueAt(json, path, undefined));

/** Adds an item to a list: one of its own, or any other value. */
const addedItem = fc
  .tuple(
    fc.constantFrom(...paths.filter((path) => Array.isArray(valueAt(path)))),
    fc.nat(),
    hostile,
  )
  .map(([path, place, value]) => (json: unknown) => {
    const list: unknown = valueAt(path);
    if (!Array.isArray(list)) return json;
    const items: unknown[] = list;
    const added = place % 2 === 0 ? items[place % Math.max(1, items.length)] : value;
    return withValueAt(json, path, items.toSpliced(place % (items.length + 1), 0, added));
  });

/** A file with other values, and mostly with the checksum that they give. */
const otherValues = fc
  .tuple(
    fc.array(fc.oneof({ arbitrary: changedValue, weight: 4 }, removedValue, addedItem), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.nat({ max: 9 }),
  )
  .map(([changes, chance]) => {
    const changed = changes.reduce<unknown>((json, change) => {
      try {
        return change(json);
      } catch {
        // An earlier change has taken the place away.
        return json;
      }
    }, file);
    return chance === 0 ? JSON.stringify(changed) : signed(changed);
  });

/** A file with other characters: replaced, doubled or removed ones. */
const otherText = fc
  .array(
    fc.tuple(
      fc.nat({ max: text.length - 1 }),
      fc.nat({ max: 40 }),
      fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('1e999', '-', '"', '{"__proto__":', ','),
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((changes) =>
    changes.reduce(
      (changed, [at, removed, added]) => changed.slice(0, at) + added + changed.slice(at + removed),
      text,
    ),
  );

/** Other digits where a file has some: most of these files are JSON of the right form. */
const otherDigits = fc
  .array(fc.tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 9 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((changes) => {
    const letters = [...text];
    for (const [at, digit] of changes) {
      if (/\d/.test(letters[at] ?? '')) letters[at] = String(digit);
    }
    try {
      return signed(JSON.parse(letters.join('')));
    } catch {
      return letters.join('');
    }
  });

/**
 * Changes a valid file again and again. Each changed one must be refused with an error of its own kind, or
 * give a run that the worker accepts or refuses with an error of its own kind, and all of that in time.
 * @throws the first other error, with the smallest file that gives it
 */
export function tryFaults(numRuns: number, seed?: number): FaultCounts {
  const counts: FaultCounts = { good: 0, refusedByPage: 0, refusedByWorker: 0 };
  const changed = fc.oneof({ arbitrary: otherValues, weight: 5 }, otherText, {
    arbitrary: otherDigits,
    weight: 2,
  });
  fc.assert(
    fc.property(changed, (hostileText) => {
      const before = process.cpuUsage();
      counts[endOf(hostileText)]++;
      const { user, system } = process.cpuUsage(before);
      const tookMs = (user + system) / 1_000;
      if (tookMs > longestMs) throw new Error(`It took ${tookMs} ms`);
      if (Reflect.has({}, 'isAdmin')) throw new Error('It changed the prototype of all objects');
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  );
  return counts;
}

function endOf(hostileText: string): keyof FaultCounts {
  try {
    checkSnapshot(readRunFile(hostileText).snapshot, datasets.mnist);
    return 'good';
  } catch (error) {
    if (error instanceof RunFileError) return 'refusedByPage';
    if (error instanceof SnapshotError) return 'refusedByWorker';
    throw error;
  }
}
