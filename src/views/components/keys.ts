/**
 * Reads pressed keys by their letter and by their place. On other keyboards a numeral may need Shift or be
 * another sign, and a letter may be of another script; the place is the same. Imports no React.
 */

/** What a keyboard event says of its key. */
export interface PressedKey {
  /** The sign that the key gives, or the key's name. */
  readonly key: string;
  /** The key's place, by what stands there on a US keyboard. */
  readonly code: string;
}

export interface KeyWithModifiers extends PressedKey {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly getModifierState: (key: 'AltGraph') => boolean;
}

/** Whether the browser, the system or a screen reader may mean this press. Shift alone changes nothing. */
export function isForOthers(event: KeyWithModifiers): boolean {
  return event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph');
}

/** The numeral of a key, 0…9; `null` for other keys. Without Num Lock, a key of the pad is an arrow. */
export function numeralOf({ key, code }: PressedKey): string | null {
  if (/^[0-9]$/.test(key)) return key;
  return isSign(key) ? (/^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? null) : null;
}

/** The Latin letter of a key, in lower case; by its place only if it gives none. */
export function letterOf({ key, code }: PressedKey): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return isSign(key) ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}

/** Whether a key gives a sign, perhaps together with the next key; others have names, as `ArrowLeft`. */
function isSign(key: string): boolean {
  return [...key].length === 1 || key === 'Dead' || key === 'Unidentified';
}
