/** Owns how each setting is written in a link, and how its text is read. */
import { checkNumberSetting, numberWords, SettingError } from '../check.ts';
import type { ClassFacts } from '../datasets.ts';
import {
  choiceSettingNames,
  choiceSettings,
  numberSettingNames,
  type RunSettings,
  switchSettingNames,
} from '../settings.ts';

export type SettingName = keyof RunSettings;

/** Every setting, in the order of a link. Choices come first, because others follow from them. */
export const settingNames: readonly SettingName[] = [
  ...choiceSettingNames,
  ...numberSettingNames,
  ...switchSettingNames,
  'heldOutDigits',
];

/** Puts one value into some settings. */
export type Change = (settings: RunSettings) => RunSettings;

/** The most characters of a text from outside that a message repeats. */
const longestShown = 40;

/** No number that a setting can have is longer. */
const longestNumber = 40;

/** A decimal number: neither hexadecimal, nor a word such as `Infinity`, nor empty. */
const decimal = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A text from outside, as a message repeats it. */
export function shown(text: string): string {
  return `“${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}”`;
}

/**
 * One setting as a text: a number as its shortest decimals, a switch as `on` or `off`, classes by their
 * names with commas between.
 */
export function textOfSetting(
  name: SettingName,
  settings: RunSettings,
  { classes }: Pick<ClassFacts, 'classes'>,
): string {
  const value = settings[name];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') {
    return value.map((label) => escaped(classes[label] ?? '')).join(',');
  }
  return String(value);
}

/**
 * Reads the text of one setting.
 * @returns what puts its value into the settings, as chosen on the controls
 * @throws SettingError that says what would be right
 */
export function readSetting(name: SettingName, text: string, dataset: ClassFacts): Change {
  if (name === 'heldOutDigits') return put(name, readClasses(text, dataset));
  const number = numberSettingNames.find((other) => other === name);
  if (number !== undefined) return put(number, readNumber(number, text));
  const choice = choiceSettingNames.find((other) => other === name);
  if (choice !== undefined) {
    const known: readonly RunSettings[typeof choice][] = choiceSettings[choice];
    return put(choice, readWord(name, text, known));
  }
  const onOff = switchSettingNames.find((other) => other === name);
  if (onOff === undefined) throw new SettingError(`there is no setting ${shown(name)}`);
  const word = readWord(name, text, ['on', 'off', 'true', 'false']);
  return put(onOff, word === 'on' || word === 'true');
}

function put<Name extends SettingName>(name: Name, value: RunSettings[Name]): Change {
  return (settings) => ({ ...settings, [name]: value });
}

function readNumber(name: (typeof numberSettingNames)[number], text: string): number {
  const number = text.length <= longestNumber && decimal.test(text) ? Number(text) : Number.NaN;
  try {
    // A link has no use for −0, which no control gives.
    return checkNumberSetting(name, number) + 0;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new SettingError(`${name} is ${shown(text)}; it must be ${numberWords(name)}`);
  }
}

function readWord<Word extends string>(name: string, text: string, known: readonly Word[]): Word {
  const word = known.find((other) => other === text);
  if (word !== undefined) return word;
  throw new SettingError(`${name} is ${shown(text)}; it must be one of ${known.join(', ')}`);
}

/** The labels of the named classes, ascending. An empty text names none. */
function readClasses(text: string, { classes, classNoun }: ClassFacts): readonly number[] {
  const names = text === '' ? [] : text.split(',');
  const labels = names.map((name) => classes.findIndex((other) => escaped(other) === name));
  if (labels.includes(-1) || new Set(labels).size < labels.length) {
    const some = classes.slice(0, 12).map(escaped).join(',');
    const rest = classes.length > 12 ? ' …' : '';
    throw new SettingError(
      `heldOutDigits is ${shown(text)}; it must name different ${classNoun.many} of ${some}${rest}, with commas between`,
    );
  }
  return labels.toSorted((one, other) => one - other);
}

/** A class's name without the comma, which stands between names. */
function escaped(className: string): string {
  return className.replaceAll('%', '%25').replaceAll(',', '%2C');
}
