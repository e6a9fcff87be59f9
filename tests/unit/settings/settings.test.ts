import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src/settings/check.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { optimizers } from '../../../src/settings/facts/optimizers.ts';
import {
  defaultSettings,
  liveChange,
  liveSettingNames,
  liveSettingsOf,
  needsReset,
  numberRanges,
  type RunSettings,
} from '../../../src/settings/settings.ts';

const { mnist } = datasets;

describe('the settings', () => {
  it('start from defaults that may be', () => {
    expect(checkSettings(defaultSettings, mnist)).toBe(defaultSettings);
  });

  it('have a range for every default that is a number', () => {
    const numbers = Object.entries(defaultSettings).filter(([, value]) => Number.isFinite(value));
    expect(numbers.map(([name]) => name).sort()).toEqual(Object.keys(numberRanges).sort());
  });

  it('have a rate in its range for each optimiser, and start from that of theirs', () => {
    for (const { recommendedRate: learningRate } of Object.values(optimizers)) {
      checkSettings({ ...defaultSettings, learningRate }, mnist);
    }
    expect(defaultSettings.learningRate).toBe(
      optimizers[defaultSettings.optimizer].recommendedRate,
    );
  });
});

describe('a change of settings', () => {
  const changes: Required<{ [Name in keyof RunSettings]: RunSettings[Name] }> = {
    encoder: 'mlp',
    encoderSize: 'large',
    embeddingSize: 2,
    unitLength: true,
    distance: 'cosine',
    tieWeights: false,
    loss: 'triplet',
    margin: 2,
    temperature: 0.5,
    positiveShare: 0.3,
    mining: 'hard',
    optimizer: 'sgd',
    beta1: 0.7,
    beta2: 0.9,
    averageWeights: !defaultSettings.averageWeights,
    exactArithmetic: !defaultSettings.exactArithmetic,
    learningRate: 0.1,
    schedule: 'cosine',
    warmUpSteps: 10,
    learnFrom: 'symbols',
    classesPerBatch: 5,
    imagesPerDigit: 2,
    symbolsPerBatch: 20,
    imagesPerSymbol: 3,
    turnedPerBatch: 5,
    symbolsFirst: true,
    augmentation: false,
    heldOutDigits: [3],
    steps: 1,
    seed: 7,
  };
  const live: readonly string[] = liveSettingNames;

  it.each(Object.entries(changes))('of %s needs a reset unless it is a live one', (name, value) => {
    const changed = { ...defaultSettings, [name]: value };
    expect(needsReset(defaultSettings, changed)).toBe(!live.includes(name));
    expect(needsReset(changed, defaultSettings)).toBe(!live.includes(name));
  });

  it('to the same settings needs none, in whatever order they come', () => {
    const reversed = Object.fromEntries(Object.entries(defaultSettings).reverse());
    expect(needsReset(defaultSettings, { ...changes, ...reversed })).toBe(false);
    const digits = { ...defaultSettings, heldOutDigits: [1, 2] };
    expect(needsReset(digits, { ...digits, heldOutDigits: [1, 2] })).toBe(false);
  });

  it('takes effect at once in just the live part', () => {
    expect(Object.keys(liveSettingsOf(defaultSettings)).sort()).toEqual([...live].sort());
  });

  it('lets the rate of another optimiser wait with it', () => {
    const wanted: RunSettings = { ...defaultSettings, margin: 2, learningRate: 0.1 };
    expect(liveChange(defaultSettings, wanted).learningRate).toBe(0.1);
    expect(liveChange(defaultSettings, { ...wanted, optimizer: 'sgd' })).toEqual({
      ...liveSettingsOf(defaultSettings),
      margin: 2,
    });
  });

  it('lets the temperature of another loss wait with it', () => {
    const running: RunSettings = { ...defaultSettings, loss: 'supervised-contrastive' };
    const wanted = { ...running, temperature: 0.7 };
    expect(liveChange(running, wanted).temperature).toBe(0.7);
    expect(liveChange(running, { ...wanted, loss: 'nt-xent' }).temperature).toBe(0.1);
  });

  it('lets the augmentation wait with a loss that needs it, or needs it no more', () => {
    const plain: RunSettings = { ...defaultSettings, augmentation: false };
    expect(liveChange(defaultSettings, plain).augmentation).toBe(false);
    const views: RunSettings = { ...defaultSettings, loss: 'nt-xent', unitLength: true };
    expect(liveChange(plain, views).augmentation).toBe(false);
    expect(liveChange(views, plain).augmentation).toBe(true);
    expect(liveChange(defaultSettings, { ...plain, loss: 'triplet' }).augmentation).toBe(false);
  });
});
