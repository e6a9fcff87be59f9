/**
 * Finds out whether the server offers another version of the page than the one that is open. A built
 * page names the script that it begins with by its content, so another version has another script.
 */

/** What the server offers: another version, the open one, or nothing that can be read. */
export type Offer = 'another' | 'same' | 'nothing';

export interface VersionPorts {
  /** The address of the page, without what a person chose in it. */
  readonly address: string;
  /** The script that the open page began with; `null` if it has none. */
  readonly openEntry: string | null;
  /** The text of the document at an address, past every cache. */
  readonly fetchDocument: (address: string) => Promise<string>;
  readonly parse: (html: string) => ParentNode;
}

/** Fetches the page's document anew and compares its script with the open page's. Never rejects. */
export async function lookForNewVersion(ports: VersionPorts): Promise<Offer> {
  const { address, openEntry, fetchDocument, parse } = ports;
  try {
    const entry = entryOf(parse(await fetchDocument(address)), address);
    // A sign-in page or a proxy's message has no script like ours: it is not a version of the page.
    if (entry === null || openEntry === null) return 'nothing';
    return entry === openEntry ? 'same' : 'another';
  } catch {
    return 'nothing';
  }
}

/** The address of the script that a document begins with; `null` if it has none. */
export function entryOf(page: ParentNode, base: string): string | null {
  const source = page.querySelector('script[type="module"][src]')?.getAttribute('src');
  return source === null || source === undefined ? null : new URL(source, base).href;
}
