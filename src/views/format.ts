/** Owns how the page writes numbers: a steady count of digits, and only digits that mean something. */

const counts = new Intl.NumberFormat('en');

/** Stands for a number that there is not: NaN, and infinity where it has no meaning. */
const none = '–';

export function formatCount(count: number): string {
  return Number.isFinite(count) ? counts.format(count) : none;
}

/** A count of steps: 1 step, 2,000 steps. */
export function formatSteps(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'step' : 'steps'}`;
}

/** 0…1 as a percentage; 9.2·10¹² % of what has grown without bounds. */
export function formatShare(share: number, digits = 1): string {
  const percent = 100 * share;
  if (!Number.isFinite(percent)) return none;
  return `${percent < 1e6 ? percent.toFixed(digits) : powerOfTen(percent)} %`;
}

/**
 * A loss: 0.041; 9.2·10¹² if training diverges; a dash for NaN and infinity. No loss is negative, but
 * rounding can put one slightly below 0: it is shown as 0.
 */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return none;
  return loss < 1_000 ? Math.max(0, loss).toFixed(3) : powerOfTen(loss);
}

/** A distance: 0.41; 9.2·10¹² if weights have grown without bounds; ∞ beyond all numbers. */
export function formatDistance(distance: number, digits = 2): string {
  if (Number.isNaN(distance)) return none;
  if (!Number.isFinite(distance)) return '∞';
  // A learned distance may be negative.
  return Math.abs(distance) < 10_000 ? distance.toFixed(digits) : powerOfTen(distance);
}

/** A number of either sign, with a true minus: −2.25. */
export function formatSigned(value: number, digits: number): string {
  return formatDistance(value, digits).replace('-', '−');
}

/** 9.2·10¹², of a number beyond ±1. */
function powerOfTen(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e+');
  return `${digits}·10${exponent.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))}`;
}

const shortNumbers = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumSignificantDigits: 3,
});

/** A tick of an axis: 1.35, 12K; 3.5e13 and 1.8e−4 if plain digits would not fit. */
export function formatAxisNumber(value: number): string {
  if (!Number.isFinite(value)) return none;
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e12)) return shortNumbers.format(value);
  return value.toExponential(1).replace('.0', '').replace('+', '').replaceAll('-', '−');
}

/** A probability in whole percent, never 0 or 100: the network is never that sure. */
export function formatLikelihood(probability: number): string {
  if (Number.isNaN(probability)) return none;
  if (probability < 0.01) return 'under 1 %';
  if (probability > 0.99) return 'over 99 %';
  return formatShare(probability, 0);
}

/** 98 ms, 7.4 s, 3 min 20 s. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return none;
  if (ms < 100) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${ms.toFixed(0)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** How long something may still take, in one unit, as nobody knows it better: 8 s, 12 min, 2.5 h; 1 s at least. */
export function formatEstimate(ms: number): string {
  if (!Number.isFinite(ms)) return none;
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** A size in bytes: 0.7 MB, 12 MB. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
}

/** A setting's value as it can be typed: 0.003, 1.25, 2000; floating-point errors are left out. */
export function formatSetting(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** The share of a part in a whole, 0…1, for a bar or a shade; 0 where one of them is no number. */
export function shareOf(part: number, whole: number): number {
  const share = part / whole;
  return share > 0 ? Math.min(1, share) : 0;
}

/** A text that begins with a capital letter: “digits” → “Digits”. */
export { capitalised } from '../settings/facts/nouns.ts';
