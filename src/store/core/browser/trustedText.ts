/**
 * Owns the one way for text to become markup or a script's address, in browsers that know Trusted Types.
 * Under the content policy they ask here before each, and refuse what is not passed.
 */

/** What browsers call the parsing of a text to a document of its own, in which no script runs. */
const inertSink = 'DOMParser parseFromString';

/** Tells what may become markup or a script's address in the page. Call it before anything is drawn. */
export function installTrustedText(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: trustedMarkup,
    createScriptURL: (address) => trustedScriptAddress(address, window.location.href),
  });
}

/**
 * The text, if it can do no harm as markup: it has no tag, as the component library's styles, or the
 * document that it makes runs no scripts.
 * @param sink the browser's name for what the text is given to
 * @throws TypeError for any other text
 */
export function trustedMarkup(text: string, _type: string, sink: string): string {
  if (sink === inertSink || !text.includes('<')) return text;
  throw new TypeError(`Text is not made markup here: “${text.slice(0, 40)}”, given to ${sink}`);
}

/**
 * The address, if it is of this site.
 * @param base the page's own address
 * @throws TypeError for any other address
 */
export function trustedScriptAddress(address: string, base: string): string {
  const { origin } = new URL(base);
  if (new URL(address, base).origin === origin) return address;
  throw new TypeError(`Scripts come from ${origin} only, not from ${address}`);
}
