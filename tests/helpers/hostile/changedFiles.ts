/** Owns the ways in which a file is changed by somebody who wants harm, or by chance. */
import fc from 'fast-check';
import { withValueAt } from '../json.ts';

/** Values that readers stumble over: odd numbers, huge lists, names of the language, deep nesting. */
const deep: unknown = JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`);
const many = Array.from({ length: 100_000 }, (_, index) => index);
const withPrototype: unknown = JSON.parse(
  '{"__proto__":{"op":"flatten","isAdmin":true},"length":3}',
);
const oddValues: readonly unknown[] = [
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
  'AACAfw==',
  'AADAfw==',
  'x'.repeat(300_000),
  [],
  {},
  [null],
  deep,
  many,
  withPrototype,
  new Float32Array(3),
  Float32Array.of(Number.NaN),
  { length: 1e9 },
  { op: 'dense', units: 65_536, activation: 'relu' },
  { op: 'conv2d', filters: 1, kernelSize: 65_536, stride: 0, padding: 65_536, activation: 'relu' },
  { op: 'lstm', units: 65_536 },
];

/** The paths of all values in a file; of a long list, only the first few items. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [path];
  const inside = Object.entries(value)
    .slice(0, 30)
    .flatMap(([key, part]) => pathsIn(part, path === '' ? key : `${path}.${key}`));
  return path === '' ? inside : [path, ...inside];
}

function valueAt(file: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, key) : null,
      file,
    );
}

type Change = (json: unknown) => unknown;

/**
 * A value with up to three other values in it, removed ones and added ones among them.
 * @param telling half of all changes are made at such paths: few values, and each of them matters
 */
export function changedValues(file: unknown, telling?: RegExp): fc.Arbitrary<unknown> {
  const paths = pathsIn(file);
  const tellingPaths = telling === undefined ? paths : paths.filter((path) => telling.test(path));
  const somePath = fc.oneof(fc.constantFrom(...paths), fc.constantFrom(...tellingPaths));
  const hostile = fc.oneof(
    fc.constantFrom(...oddValues),
    fc.constantFrom(...paths).map((path) => valueAt(file, path)),
    fc.integer(),
    fc.double(),
    fc.nat({ max: 70 }),
    fc.jsonValue(),
  );
  const changed = fc.tuple(somePath, hostile).map(
    ([path, value]): Change =>
      (json) =>
        withValueAt(json, path, value),
  );
  const removed = somePath.map(
    (path): Change =>
      (json) =>
        withValueAt(json, path, undefined),
  );
  const lists = paths.filter((path) => Array.isArray(valueAt(file, path)));
  const added = fc.tuple(fc.nat(), fc.nat(), hostile).map(
    ([listIndex, place, value]): Change =>
      (json) => {
        const path = lists[listIndex % lists.length] ?? '';
        const list: unknown = valueAt(file, path);
        if (!Array.isArray(list)) return json;
        const items: unknown[] = list;
        const item = place % 2 === 0 ? items[place % Math.max(1, items.length)] : value;
        return withValueAt(json, path, items.toSpliced(place % (items.length + 1), 0, item));
      },
  );
  return fc
    .array(fc.oneof({ arbitrary: changed, weight: 4 }, removed, added), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce<unknown>((json, change) => {
        try {
          return change(json);
        } catch {
          // An earlier change has taken the place away.
          return json;
        }
      }, file),
    );
}

/** A text with other characters: replaced, doubled or removed ones. */
function changedCharacters(text: string): fc.Arbitrary<string> {
  return fc
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
        (changed, [at, removed, added]) =>
          changed.slice(0, at) + added + changed.slice(at + removed),
        text,
      ),
    );
}

/** Other digits where a text has some: most of these files are JSON of the right form. */
function changedDigits(text: string, sign: (file: unknown) => string): fc.Arbitrary<string> {
  return fc
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
        return sign(JSON.parse(letters.join('')));
      } catch {
        return letters.join('');
      }
    });
}

/**
 * A JSON file, changed in any way; mostly with the checksum that its changed content gives.
 * @param sign writes a file with its checksum
 */
export function changedFiles(
  text: string,
  sign: (file: unknown) => string,
  telling?: RegExp,
): fc.Arbitrary<string> {
  const file: unknown = JSON.parse(text);
  const otherValues = fc
    .tuple(changedValues(file, telling), fc.nat({ max: 9 }))
    .map(([changed, chance]) => (chance === 0 ? JSON.stringify(changed) : sign(changed)));
  return fc.oneof({ arbitrary: otherValues, weight: 5 }, changedCharacters(text), {
    arbitrary: changedDigits(text, sign),
    weight: 2,
  });
}

/** Bytes with other bytes among them, cut or made longer. */
export function changedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const last = bytes.length - 1;
  const changes = fc.array(fc.tuple(fc.nat({ max: last }), fc.nat({ max: 255 })), { maxLength: 8 });
  return fc
    .tuple(changes, fc.oneof(fc.constant(bytes.length), fc.nat({ max: 2 * bytes.length })))
    .map(([changed, length]) => {
      const copy = new Uint8Array(length);
      copy.set(bytes.subarray(0, length));
      for (const [at, value] of changed) if (at < length) copy[at] = value;
      return copy;
    });
}
