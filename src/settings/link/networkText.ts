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
  /** Of its weights, [sketchLength], to tell how far another network is; `null` in an older link. */
  readonly sketch: readonly number[] | null;
}

/** What a page knows of a network that it makes a link to. */
export interface NamedNetwork {
  readonly steps: number;
  /** Of its weights, hexadecimal. */
  readonly sha256: string;
  /** Of its weights, [sketchLength] float32 numbers. */
  readonly sketch: readonly number[];
}

/** Numbers of a sketch: with six, the distance that they tell is within a third, mostly. */
export const sketchLength = 6;

/** Digits of the checksum in a link: two networks have the same ones by chance once in 2⁶⁴. */
const checksumDigits = 16;
const form = /^(\d{1,5})-([0-9a-f]{16})-(\d{1,4})(?:-([0-9a-f]{48}))?$/;

/** The first digits of a checksum, as a link has them. */
export function shortChecksum(sha256: string): string {
  return sha256.slice(0, checksumDigits);
}

/** A network as a link names it, with this page's arithmetic. */
export function textOfNetwork({ steps, sha256, sketch }: NamedNetwork): string {
  return `${steps}-${shortChecksum(sha256)}-${exactArithmeticVersion}-${sketch.map(textOfFloat).join('')}`;
}

/** The eight hexadecimal digits of a float32 number. */
function textOfFloat(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(16).padStart(8, '0');
}

/** The numbers of a sketch; `null` if one of them is not finite. */
function readSketch(text: string): number[] | null {
  const view = new DataView(new ArrayBuffer(4));
  const numbers = Array.from({ length: sketchLength }, (_, place) => {
    view.setUint32(0, Number.parseInt(text.slice(8 * place, 8 * place + 8), 16));
    return view.getFloat32(0);
  });
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** @throws SettingError that says what would be right */
export function readNetwork(text: string): LinkedNetwork {
  const [, steps = '', checksum = '', arithmetic = '', sketch] = form.exec(text) ?? [];
  const network = {
    steps: Number(steps),
    checksum,
    arithmetic: Number(arithmetic),
    sketch: sketch === undefined ? null : readSketch(sketch),
  };
  const { max } = numberRanges.steps;
  if (network.steps < 1 || network.steps > max || network.arithmetic < 1) {
    throw new SettingError(
      `network is ${shown(text)}; it must be a number of steps from 1 to ${max}, the first ${checksumDigits} digits of the checksum and the version of the arithmetic, with hyphens between, then the sketch of its weights or nothing`,
    );
  }
  return network;
}
