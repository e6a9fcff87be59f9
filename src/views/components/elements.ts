/** The type of what a part puts beside elements of its own. */
import type { ReactElement } from 'react';

/**
 * Elements without text. A translator puts other nodes in the place of a text; React finds such a text
 * again only if it is all that its element contains.
 */
export type Elements = ReactElement | false | null | undefined | readonly Elements[];
