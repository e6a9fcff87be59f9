/** Reads what a link may set. Anyone can write a link, so every value is checked. */
import { checkNumberSetting, SettingError } from '../../settings/check.ts';
import { type BackendChoice, backendChoices } from '../../settings/choices.ts';

export interface QueryChoices {
  /** `null` if the link says nothing about it. */
  readonly backend: BackendChoice | null;
  readonly seed: number | null;
  /** What was left out and why, in words. */
  readonly complaints: readonly string[];
}

/** Reads `?backend=…&seed=…`; leaves out a value that does not fit, and adds a complaint. */
export function readQuery(search: string): QueryChoices {
  const parameters = new URLSearchParams(search);
  const complaints: string[] = [];
  const backendText = parameters.get('backend');
  const backend = backendChoices.find((choice) => choice === backendText);
  if (backendText !== null && backend === undefined) {
    const known = backendChoices.join(', ');
    complaints.push(
      `The link asks for the backend “${backendText.slice(0, 40)}”; there are ${known}.`,
    );
  }
  return {
    backend: backend ?? null,
    seed: readSeed(parameters.get('seed'), complaints),
    complaints,
  };
}

function readSeed(text: string | null, complaints: string[]): number | null {
  if (text === null) return null;
  try {
    return checkNumberSetting('seed', text.trim() === '' ? Number.NaN : Number(text));
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    complaints.push(`The link cannot be followed: ${error.message}.`);
    return null;
  }
}
