/** Takes the page's fonts into a picture: the rules for the characters of a text, with the files in them. */

/** The files that have arrived, as data URLs by address: the next picture needs the same. */
const files = new Map<string, string>();

/** The `@font-face` rules for a text. A font whose file does not arrive is left out. */
export async function fontFacesFor(text: string): Promise<string> {
  const characters = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const faces = Array.from(document.styleSheets).flatMap((sheet) =>
    rulesOf(sheet)
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .filter(({ style }) => covers(style.getPropertyValue('unicode-range'), characters))
      .map((rule) => withFiles(rule.cssText, sheet.href ?? document.baseURI)),
  );
  return (await Promise.all(faces)).join('');
}

/** A sheet of another origin (an extension's) may not be read. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return Array.from(sheet.cssRules);
  } catch {
    return [];
  }
}

/** Whether a range such as `U+0-FF, U+2191, U+4??` has one of the characters; an empty one has all. */
export function covers(range: string, characters: Iterable<number>): boolean {
  if (range === '') return true;
  const spans = Array.from(
    range.matchAll(/U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/gi),
    ([, from = '', to = from]) => [
      Number.parseInt(from.replaceAll('?', '0'), 16),
      Number.parseInt(to.replaceAll('?', 'F'), 16),
    ],
  );
  return Array.from(characters).some((character) =>
    spans.some(([from = 0, to = 0]) => from <= character && character <= to),
  );
}

async function withFiles(rule: string, base: string): Promise<string> {
  const address = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(rule);
  if (address?.[1] === undefined) return rule;
  const file = await dataUrl(new URL(address[1], base).href);
  return file === null ? '' : rule.replace(address[0], `url("${file}")`);
}

async function dataUrl(address: string): Promise<string | null> {
  const known = files.get(address);
  if (known !== undefined) return known;
  try {
    const response = await fetch(address, { cache: 'force-cache' });
    if (!response.ok) return null;
    const read = await readAsDataUrl(await response.blob());
    files.set(address, read);
    return read;
  } catch {
    return null;
  }
}

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
