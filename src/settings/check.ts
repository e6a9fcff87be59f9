/** Owns the check of settings from outside: numbers against their ranges, all against the rules. */
import type { ClassFacts } from './datasets.ts';
import { conflictIn } from './rules.ts';
import {
  type ChoiceSettingName,
  choiceSettingNames,
  choiceSettings,
  type NumberSettingName,
  numberRanges,
  numberSettingNames,
  type RunSettings,
} from './settings.ts';

/** A value that its setting does not allow; the message names the setting, the value and the range. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** What a number setting may be, as the end of a sentence. */
export function numberWords(name: NumberSettingName): string {
  const { min, max, isInteger } = numberRanges[name];
  return `a ${isInteger ? 'whole number' : 'number'} from ${min} to ${max}`;
}

/**
 * Checks one number against its range.
 * @throws SettingError when it is not finite, not an integer if it must be one, or out of range.
 */
export function checkNumberSetting(name: NumberSettingName, value: number): number {
  const { min, max, isInteger } = numberRanges[name];
  const isRightKind = isInteger ? Number.isInteger(value) : Number.isFinite(value);
  if (!isRightKind || value < min || value > max) {
    throw new SettingError(`${name} is ${value}; it must be ${numberWords(name)}`);
  }
  return value;
}

/**
 * Checks a run's settings: every number, every choice, the held-out classes, and that no two settings
 * exclude each other.
 * @param dataset the data set of the run
 * @throws SettingError for the first setting that fails.
 */
export function checkSettings(settings: RunSettings, dataset: ClassFacts): RunSettings {
  for (const name of numberSettingNames) checkNumberSetting(name, settings[name]);
  for (const name of choiceSettingNames) checkChoice(name, settings[name]);
  checkHeldOutDigits(settings.heldOutDigits, dataset);
  const conflict = conflictIn(settings, dataset);
  if (conflict !== null) throw new SettingError(conflict);
  return settings;
}

function checkChoice(name: ChoiceSettingName, value: string): void {
  const known: readonly string[] = choiceSettings[name];
  if (!known.includes(value)) {
    throw new SettingError(`${name} is ${value}; it must be one of ${known.join(', ')}`);
  }
}

/** Of many labels, a message names the first ones. */
const mostListed = 12;

function inShort(labels: readonly number[]): string {
  const listed = labels.slice(0, mostListed).join(', ');
  return labels.length > mostListed ? `${listed}, …` : listed;
}

function checkHeldOutDigits(labels: readonly number[], { classes, classNoun }: ClassFacts): void {
  labels.forEach((label, index) => {
    const isClass = Number.isInteger(label) && label >= 0 && label < classes.length;
    const isAscending = index === 0 || label > (labels[index - 1] ?? 0);
    if (!isClass || !isAscending) {
      throw new SettingError(
        `heldOutDigits are ${inShort(labels)}; they must be different ${classNoun.many} from 0 to ${classes.length - 1}, ascending`,
      );
    }
  });
}
