/** Reads the number that a person typed, with a decimal point or a decimal comma. Imports no React. */
import type { NumberRange } from '../../settings/settings.ts';

/** The number, or why the text cannot be read as one, in words. */
export type ReadNumber = { readonly value: number } | { readonly why: string };

/** The zeros of other scripts: their digits follow in order. */
const zeros = ['٠', '۰', '०', '০', '０'].map((zero) => zero.charCodeAt(0));

/** Groups of three digits after one to three others; a leading zero never begins a group. */
const grouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const plain = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * The number of a text. One point or comma parts the whole from its fraction, except where `isInteger`
 * makes it part thousands; where both occur, the last one parts the fraction.
 */
export function readNumber(
  typed: string,
  { isInteger }: Pick<NumberRange, 'isInteger'>,
): ReadNumber {
  const [, sign = '', text = ''] = /^([+-]?)(.*)$/s.exec(inPlainSigns(typed)) ?? [];
  const digits = withPoint(text, isInteger);
  if (digits === null || !plain.test(digits)) {
    return {
      why: typed.trim() === '' ? 'Nothing is typed.' : `“${typed.trim()}” is not one number.`,
    };
  }
  return { value: (sign === '-' ? -1 : 1) * Number(digits) };
}

/** The text with Latin digits, point, comma and minus, and without spaces between thousands. */
function inPlainSigns(typed: string): string {
  return typed
    .trim()
    .replace(/\p{Nd}/gu, latinDigit)
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replace(/^[−–]/, '-')
    .replace(/(?<=e)[−–]/i, '-')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** The text with a decimal point at most; `null` if its points and commas do not make sense. */
function withPoint(text: string, isInteger: boolean): string | null {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return text;
  const isOneKind = marks.every((mark) => mark === last);
  if (isOneKind && (marks.length > 1 || isInteger) && grouped.test(text)) {
    return text.replaceAll(last, '');
  }
  if (marks.length === 1) return text.replace(last, '.');
  const [whole, fraction] = [text.slice(0, text.lastIndexOf(last)), text.split(last).at(-1)];
  if (isOneKind || whole.includes(last) || !grouped.test(whole)) return null;
  return `${whole.replace(/[.,]/g, '')}.${fraction}`;
}
