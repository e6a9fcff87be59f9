/** Writes the markup that shows one panel on another page. */
import { type EmbedName, embeds } from '../../settings/link/embeds.ts';

/** In CSS pixels: a panel is on show with all that matters, in a column of text some 700 pixels wide. */
const heights: Readonly<Record<EmbedName, number>> = { pads: 560, map: 640, hills: 640 };

/**
 * An `iframe` element as HTML.
 * @param address of the panel; any text
 */
export function snippetOf(panel: EmbedName, address: string): string {
  const attributes = {
    src: address,
    title: `Siamese Playground: ${embeds[panel]}`,
    width: '100%',
    height: String(heights[panel]),
    style: 'border: 1px solid #8884; border-radius: 8px',
    loading: 'lazy',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as the value of an attribute between quotes of either kind. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
