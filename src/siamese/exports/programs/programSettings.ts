/** Owns what the programs and projects for other libraries read of a run: its settings, and what they mean. */
import { turnedClassesOf } from '../../../settings/batchRules.ts';
import { losses } from '../../../settings/facts/losses.ts';
import { sources } from '../../../settings/facts/sources.ts';
import { whyNotSymbolsFirst } from '../../../settings/rules.ts';
import type { RunSettings } from '../../../settings/settings.ts';

export interface ProgramSettings extends RunSettings {
  /** The classes of the data set that training sees. */
  readonly seenClasses: readonly number[];
  readonly hasGivenPairs: boolean;
  readonly hasViews: boolean;
  readonly hasDigits: boolean;
  readonly hasSymbols: boolean;
  /** Turned classes in a step. */
  readonly turnedClasses: number;
}

/** @param classes how many classes the data set has */
export function programSettingsOf(settings: RunSettings, classes: number): ProgramSettings {
  const seenClasses = Array.from({ length: classes }, (_, label) => label).filter(
    (label) => !settings.heldOutDigits.includes(label),
  );
  const { hasGivenPairs, hasViews } = losses[settings.loss];
  const { hasDigits, hasSymbols } = sources[settings.learnFrom];
  return {
    ...settings,
    symbolsFirst: settings.symbolsFirst && whyNotSymbolsFirst(settings) === null,
    seenClasses,
    hasGivenPairs,
    hasViews,
    hasDigits,
    hasSymbols,
    turnedClasses: turnedClassesOf(settings, seenClasses.length),
  };
}
