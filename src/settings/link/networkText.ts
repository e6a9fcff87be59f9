/**
 * Owns how a link names a network: by the steps that lead to it and by its checksum, so that a page that
 * has trained it anew can tell whether it is the very same one.
 */
import { SettingError } from '../check.ts';
import { exactArithmeticVersion, numberRanges } from '../settings.ts';
import { shown } from './settingTexts.ts';

/** A network that a link names. */
export interface LinkedNetwork {
  /** Steps that lead to it. */
  readonly steps: number;
  /** The first digits of its weights' SHA-256, hexadecimal. */
  readonly checksum: string;
  /** The version of the exact arithmetic that it was trained with. */
  readonly arithmetic: number;
}

/** Digits of the checksum in a link: two networks have the same ones by chance once in 2⁶⁴. */
const checksumDigits = 16;
const form = /^(\d{1,5})-([0-9a-f]{16})-(\d{1,4})$/;

/** The first digits of a checksum, as a link has them. */
export function shortChecksum(sha256: string): string {
  return sha256.slice(0, checksumDigits);
}

/** A network as a link names it, with this page's arithmetic. */
export function textOfNetwork(steps: number, sha256: string): string {
  return `${steps}-${shortChecksum(sha256)}-${exactArithmeticVersion}`;
}

/** @throws SettingError that says what would be right */
export function readNetwork(text: string): LinkedNetwork {
  const [, steps = '', checksum = '', arithmetic = ''] = form.exec(text) ?? [];
  const network = { steps: Number(steps), checksum, arithmetic: Number(arithmetic) };
  const { max } = numberRanges.steps;
  if (network.steps < 1 || network.steps > max || network.arithmetic < 1) {
    throw new SettingError(
      `network is ${shown(text)}; it must be a number of steps from 1 to ${max}, the first ${checksumDigits} digits of the checksum and the version of the arithmetic, with hyphens between`,
    );
  }
  return network;
}
