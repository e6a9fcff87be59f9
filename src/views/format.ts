/** Owns how the page writes numbers: a steady count of digits, and only digits that mean something. */

const counts = new Intl.NumberFormat('en');

export function formatCount(count: number): string {
  return counts.format(count);
}

/** A count of steps: 1 step, 2,000 steps. */
export function formatSteps(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'step' : 'steps'}`;
}

/** 0…1 as a percentage. */
export function formatShare(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/**
 * A loss: 0.041; 9.2·10¹² if training diverges; a dash for NaN and infinity. No loss is negative, but
 * rounding can put one slightly below 0: it is shown as 0.
 */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return '–';
  if (loss < 1_000) return Math.max(0, loss).toFixed(3);
  const [digits = '', exponent = ''] = loss.toExponential(1).split('e+');
  return `${digits}·10${exponent.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))}`;
}

const shortNumbers = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumSignificantDigits: 3,
});

/** A tick of an axis: 1.35, 12K; 3.5e13 and 1.8e−4 if plain digits would not fit. */
export function formatAxisNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e12)) return shortNumbers.format(value);
  return value.toExponential(1).replace('.0', '').replace('+', '').replaceAll('-', '−');
}

/** A probability in whole percent, never 0 or 100: the network is never that sure. */
export function formatLikelihood(probability: number): string {
  if (probability < 0.01) return 'under 1 %';
  if (probability > 0.99) return 'over 99 %';
  return formatShare(probability, 0);
}

/** 98 ms, 7.4 s, 3 min 20 s. */
export function formatDuration(ms: number): string {
  if (ms < 100) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${ms.toFixed(0)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** A size in bytes: 0.7 MB, 12 MB. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
}

/** A setting's value: 0.003, 1.25, 2,000. */
export function formatSetting(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** A text that begins with a capital letter: “digits” → “Digits”. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
