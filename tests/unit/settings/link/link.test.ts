import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { experimentIds, settingsOfExperiment } from '../../../../src/settings/experiments.ts';
import { optimizers } from '../../../../src/settings/facts/optimizers.ts';
import { embedNames, wholePageOf } from '../../../../src/settings/link/embeds.ts';
import { hidablePartNames } from '../../../../src/settings/link/hidableParts.ts';
import { readLink } from '../../../../src/settings/link/readLink.ts';
import { settingNames } from '../../../../src/settings/link/settingTexts.ts';
import { linkQueryOf, trainedQueryOf } from '../../../../src/settings/link/writeLink.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { randomSettings } from '../../../helpers/randomSettings.ts';

const { mnist } = datasets;
const nothingElse = { backend: 'auto', experiment: null, hidden: [], embed: null } as const;
const nothing = {
  backend: null,
  settings: null,
  experiment: null,
  hidden: [],
  embed: null,
  network: null,
  problems: [],
};

const written = (changes: Partial<RunSettings>) =>
  linkQueryOf({ ...defaultSettings, ...changes }, mnist, nothingElse);
const read = (query: string) => readLink(query, mnist);

describe('a link', () => {
  it('can name every setting', () => {
    expect(settingNames.toSorted()).toEqual(Object.keys(defaultSettings).toSorted());
  });

  it('names what differs from the default, to be read by a person', () => {
    expect(written({})).toBe('?defaults=1');
    expect(written({ encoder: 'lstm', loss: 'triplet', steps: 400, augmentation: false })).toBe(
      '?encoder=lstm&loss=triplet&steps=400&augmentation=off&defaults=1',
    );
    expect(written({ heldOutDigits: [7, 9], learningRate: 1e-5 })).toBe(
      '?learningRate=0.00001&heldOutDigits=7,9&defaults=1',
    );
  });

  it('names beside an experiment what that changes: it may change something else one day', () => {
    const settings = settingsOfExperiment('lstm') ?? defaultSettings;
    expect(linkQueryOf(settings, mnist, { ...nothingElse, experiment: 'lstm' })).toBe(
      '?experiment=lstm&encoder=lstm&steps=2000&defaults=1',
    );
  });

  it('gives the settings back that it was made of', () => {
    fc.assert(
      fc.property(
        randomSettings,
        fc.constantFrom(...experimentIds, null),
        fc.constantFrom('auto', 'wasm', 'cpu'),
        fc.subarray([...hidablePartNames]),
        fc.constantFrom(...embedNames, null),
        (settings, experiment, backend, hidden, embed) => {
          const query = linkQueryOf(settings, mnist, { backend, experiment, hidden, embed });
          const isCarried = experiment !== null && settingsOfExperiment(experiment) !== null;
          expect(read(query)).toEqual({
            settings,
            experiment: isCarried ? experiment : null,
            backend: backend === 'auto' ? null : backend,
            hidden,
            embed,
            network: null,
            problems: [],
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts on these defaults: where one of them changes, its version must rise', () => {
    expect(read('?defaults=1').settings).toEqual({
      encoder: 'cnn',
      encoderSize: 'medium',
      embeddingSize: 32,
      unitLength: false,
      tieWeights: true,
      distance: 'euclidean',
      loss: 'contrastive-all-pairs',
      margin: 1,
      temperature: 0.1,
      positiveShare: 0.5,
      mining: 'semi-hard',
      optimizer: 'muon',
      beta1: 0.9,
      beta2: 0.999,
      averageWeights: true,
      learningRate: optimizers.muon.recommendedRate,
      schedule: 'linear',
      warmUpSteps: 0,
      learnFrom: 'digits',
      classesPerBatch: 10,
      imagesPerDigit: 16,
      symbolsPerBatch: 60,
      imagesPerSymbol: 4,
      turnedPerBatch: 0,
      symbolsFirst: false,
      augmentation: true,
      heldOutDigits: [],
      steps: 1_500,
      seed: 1,
      exactArithmetic: false,
    });
  });

  it('of other defaults is followed, and says that the rest may differ', () => {
    const { settings, problems } = read('?steps=7&defaults=2');
    expect(settings).toEqual({ ...defaultSettings, steps: 7 });
    expect(problems).toEqual([expect.stringContaining('version “2”; this page has version 1')]);
  });

  it('without a setting leaves the settings alone', () => {
    expect(read('')).toEqual(nothing);
    expect(read('?backend=wasm')).toEqual({ ...nothing, backend: 'wasm' });
    expect(read('?hide=map')).toEqual({ ...nothing, hidden: ['map'] });
    expect(read('?embed=hills')).toEqual({ ...nothing, embed: 'hills' });
  });

  it('to one panel goes with settings, an experiment and hidden parts', () => {
    expect(read('?experiment=lstm&seed=4&hide=curves&embed=map')).toEqual({
      ...nothing,
      experiment: 'lstm',
      settings: { ...defaultSettings, encoder: 'lstm', steps: 2_000, seed: 4 },
      hidden: ['curves'],
      embed: 'map',
    });
  });

  it('to a panel that there is not says so, and is followed otherwise', () => {
    const settings = { ...defaultSettings, seed: 4 };
    for (const text of ['everything', 'PADS', 'pads,map', '']) {
      const problem = `embed is “${text}”; it can be pads, map, hills.`;
      expect(read(`?embed=${text}&seed=4`)).toEqual({ ...nothing, settings, problems: [problem] });
    }
  });

  it('to a panel with the trained network says nothing else but what it must', () => {
    expect(trainedQueryOf({ ...nothingElse, embed: 'pads' })).toBe(
      '?experiment=trained&embed=pads',
    );
    const query = trainedQueryOf({ backend: 'wasm', hidden: ['map', 'curves'], embed: 'hills' });
    expect(read(query)).toEqual({
      ...nothing,
      experiment: 'trained',
      backend: 'wasm',
      hidden: ['map', 'curves'],
      embed: 'hills',
    });
  });

  it('to one panel leads to the whole page with all else', () => {
    const here = 'https://here.test/page/';
    expect(wholePageOf(`${here}?encoder=lstm&embed=pads&defaults=1`)).toBe(
      `${here}?encoder=lstm&defaults=1`,
    );
    expect(wholePageOf(`${here}?embed=pads`)).toBe(here);
    expect(wholePageOf(`${here}?embed=pads&embed=map`)).toBe(here);
    expect(wholePageOf(here)).toBe(here);
    const held = wholePageOf(`${here}?heldOutDigits=7,8&embed=map`);
    expect(read(new URL(held).search).settings?.heldOutDigits).toEqual([7, 8]);
  });

  it('takes on and true for one, off and false for the other', () => {
    const texts = ['unitLength=on', 'unitLength=true', 'tieWeights=true', 'augmentation=false'];
    const [on, alsoOn, tied, off] = texts.map((text) => read(text).settings);
    expect(on).toEqual({ ...defaultSettings, unitLength: true });
    expect(alsoOn).toEqual(on);
    expect(tied).toEqual(defaultSettings);
    expect(off).toEqual({ ...defaultSettings, augmentation: false });
  });

  it('has what follows on the controls follow here too', () => {
    expect(read('?optimizer=adam').settings).toEqual({
      ...defaultSettings,
      optimizer: 'adam',
      learningRate: optimizers.adam.recommendedRate,
    });
    expect(read('?optimizer=adam&learningRate=0.5').settings?.learningRate).toBe(0.5);
    expect(read('?loss=supervised-contrastive').settings?.unitLength).toBe(true);
  });

  it('opens an experiment, with changes of its own', () => {
    expect(read('?experiment=lstm&seed=4')).toEqual({
      ...nothing,
      experiment: 'lstm',
      settings: { ...defaultSettings, encoder: 'lstm', steps: 2_000, seed: 4 },
    });
    expect(read('?experiment=trained')).toEqual({ ...nothing, experiment: 'trained' });
    const { settings, problems } = read('?experiment=trained&steps=9');
    expect(settings).toBeNull();
    expect(problems).toEqual([expect.stringContaining('(steps) are left out')]);
  });

  it('of classes whose names have commas gives them back', () => {
    const fruit = {
      ...mnist,
      classes: ['a,b', 'a%2Cb', 'c', 'd'],
      classNoun: { one: 'fruit', many: 'fruit' },
      imageNoun: { one: 'fruit', many: 'fruit' },
    };
    const settings = { ...defaultSettings, heldOutDigits: [0, 1] };
    expect(readLink(linkQueryOf(settings, fruit, nothingElse), fruit).settings).toEqual(settings);
  });
});

describe('what is wrong in a link', () => {
  it.each([
    ['steps=0', 'steps is “0”; it must be a whole number from 1 to 20000.'],
    ['steps=1.5', 'a whole number'],
    ['seed=-1', 'a whole number from 0 to 2147483647'],
    ['seed=', 'seed is “”'],
    ['seed=seven', 'seed is “seven”'],
    ['seed=0x10', 'seed is “0x10”'],
    ['margin=NaN', 'margin is “NaN”; it must be a number from 0.1 to 5.'],
    ['margin=Infinity', 'margin is “Infinity”'],
    ['margin=1e999', 'margin is “1e999”'],
    ['margin=5.1', 'margin is “5.1”'],
    [
      'encoder=transformer',
      'encoder is “transformer”; it must be one of mlp, cnn, deep-cnn, lstm.',
    ],
    ['encoder=__proto__', 'encoder is “__proto__”'],
    ['loss=constructor', 'loss is “constructor”'],
    ['tieWeights=maybe', 'tieWeights is “maybe”; it must be one of on, off, true, false.'],
    ['heldOutDigits=7,x', 'it must name different digits of 0,1,2'],
    ['heldOutDigits=7,7', 'heldOutDigits is “7,7”'],
    ['heldOutDigits=10', 'heldOutDigits is “10”'],
    ['backend=gpu', 'it can be auto, webgl, wasm, webgpu, cpu.'],
    ['experiment=toString', 'experiment is “toString”; it can be trained,'],
    ['hide=maps', 'hide has “maps”; it can have experiments,'],
    ['colour=red', '“colour” is nothing that this page can set'],
    ['__proto__=1', '“__proto__” is nothing'],
    ['steps=3&steps=3', '“steps” is given 2 times'],
  ])('%s is left out with a sentence, and the rest is taken', (wrong, words) => {
    const { settings, backend, problems } = read(`?${wrong}&embeddingSize=8&mining=hard`);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(settings).toEqual({ ...defaultSettings, embeddingSize: 8, mining: 'hard' });
    expect(backend).toBeNull();
  });

  it.each([
    ['loss=triplet&tieWeights=off', 'tieWeights is left out: ', { loss: 'triplet' }],
    [
      'loss=supervised-contrastive&unitLength=off',
      'unitLength is left out: ',
      { loss: 'supervised-contrastive', unitLength: true },
    ],
    ['imagesPerDigit=1', 'imagesPerDigit is left out: ', {}],
    ['heldOutDigits=0,1,2,3,4,5,6,7,8', 'heldOutDigits is left out: ', {}],
    ['unitLength=on&margin=3', 'margin is left out: ', { unitLength: true }],
    [
      'learnFrom=symbols&symbolsPerBatch=100&imagesPerSymbol=20',
      'imagesPerSymbol is left out: ',
      { learnFrom: 'symbols', symbolsPerBatch: 100 },
    ],
  ] as const)('%s: one setting excludes the other', (query, words, taken) => {
    const { settings, problems } = read(`?steps=77&${query}`);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(settings).toEqual({ ...defaultSettings, steps: 77, ...taken });
  });

  it('that stands against an experiment gives way to it', () => {
    const { settings, problems } = read('?experiment=untied&loss=triplet&steps=5');
    expect(settings).toMatchObject({ tieWeights: false, loss: 'contrastive-pairs', steps: 5 });
    expect(problems).toEqual([expect.stringContaining('loss is left out')]);
  });

  it('leaves all settings alone if nothing right is left', () => {
    expect(read('?steps=0').settings).toBeNull();
  });

  it('is repeated in short, however much there is of it', () => {
    const long = read(`?backend=${'x'.repeat(1_000)}`).problems;
    expect(long).toHaveLength(1);
    expect(long[0]?.length).toBeLessThan(200);
    const many = Array.from({ length: 50 }, (_, index) => `unknown${index}=1`).join('&');
    expect(read(many).problems).toHaveLength(7);
    expect(read(many).problems.at(-1)).toBe('And 44 more.');
  });

  it('is all of it where it is too long to be a link of this page', () => {
    const { problems, ...rest } = read(`?steps=3&seed=${'0'.repeat(4_000)}1`);
    expect(rest).toEqual({
      backend: null,
      settings: null,
      experiment: null,
      hidden: [],
      embed: null,
      network: null,
    });
    expect(problems).toEqual([expect.stringContaining('at most 4000 are read')]);
  });
});
