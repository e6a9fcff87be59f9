/**
 * Owns the closed list of panels that another site can show alone in a frame, by `embed=` in the link;
 * `docs/links.md` has it too. Imports nothing.
 */

/** The name in the link, and what it is called in a sentence. */
export const embeds = {
  pads: 'the pads and their verdict',
  map: 'the embedding map',
  hills: 'the two hills',
} as const satisfies Readonly<Record<string, string>>;

/** A panel that a link can show alone. */
export type EmbedName = keyof typeof embeds;

/** All of them, in the order in which they are offered. */
export const embedNames: readonly EmbedName[] = Object.keys(embeds).filter(
  (name): name is EmbedName => name in embeds,
);

/** The address of the whole page that has the same settings as an address of one panel. */
export function wholePageOf(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('embed');
  return url.href;
}
