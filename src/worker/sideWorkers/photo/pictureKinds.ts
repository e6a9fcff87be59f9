/** Tells kinds of files that are no picture the page can read, so that a refusal can name the way out. */

/** Says what a file is, and what would be right. */
interface UnreadKind {
  readonly is: string;
  readonly remedy: string;
  readonly matches: (start: string) => boolean;
}

/** A file is told by this many first bytes. */
const startBytes = 256;
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

const unreadKinds: readonly UnreadKind[] = [
  {
    is: 'an SVG drawing',
    remedy: 'save it as PNG',
    matches: (start) =>
      /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg|<svg\b)/i.test(start),
  },
  {
    is: 'a PDF document',
    remedy: 'save its page as JPEG or PNG',
    matches: (start) => start.includes('%PDF-'),
  },
  {
    is: 'a TIFF picture',
    remedy: 'save it as JPEG or PNG',
    matches: (start) => start.startsWith('II*\0') || start.startsWith('MM\0*'),
  },
  {
    is: 'a BMP picture',
    remedy: 'save it as JPEG or PNG',
    matches: (start) => start.startsWith('BM'),
  },
  { is: 'a HEIC photo', remedy: 'save it as JPEG or PNG', matches: isHeic },
];

/**
 * What the file is and what would be right, as the end of a sentence.
 * @param bytes the file's beginning
 * @returns `null` for a kind that is not known here
 */
export function unreadKindIn(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, startBytes));
  const kind = unreadKinds.find(({ matches }) => matches(start));
  return kind === undefined ? null : `it is ${kind.is}, ${kind.remedy}`;
}

/** Whether it is a photo as iPhones take it: one of its brands stands after `ftyp`. */
function isHeic(start: string): boolean {
  return start.slice(4, 8) === 'ftyp' && heicBrands.includes(start.slice(8, 12));
}
