/** Asks the server of the open page for a new version of it. */
import { entryOf, lookForNewVersion, type Offer } from './newVersion.ts';

/** A server that has not answered by then counts as one that does not. */
const patienceMs = 8_000;

export function browserVersion(): Promise<Offer> {
  const { origin, pathname } = window.location;
  return lookForNewVersion({
    address: origin + pathname,
    openEntry: entryOf(document, document.baseURI),
    fetchDocument,
    parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
  });
}

async function fetchDocument(address: string): Promise<string> {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(address, { cache: 'no-store', signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.text();
}
