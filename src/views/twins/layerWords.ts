/** Puts the close view of a layer into words. Imports no React. */
import { haveOneNoun, type Nouns, withArticle } from '../../settings/facts/nouns.ts';
import type { OpenedLayer } from '../../store/core/state.ts';
import { putOne } from '../pads/words.ts';

/** What stands in the place of the pictures without a drawing. */
export function emptyLayer(nouns: Nouns): string {
  const how = haveOneNoun(nouns)
    ? `Draw ${withArticle(nouns.imageNoun.one)}`
    : putOne(nouns, 'a pad');
  return `${how}: what this layer makes of it will be here.`;
}

/** One sentence about the pictures of a layer. */
export function sentenceOf({ layer, shape, filters }: OpenedLayer): string {
  switch (shape.form) {
    case 'maps':
      return filters !== null
        ? `Each picture shows where one of its ${shape.maps} patterns is found in the drawing; the strongest first, its pattern below.`
        : `Each picture shows where one of its ${shape.maps} combinations of the maps before is found; the strongest first.`;
    case 'sequence':
      return `What it remembers, row by row from the top of the drawing: a column for each of its ${shape.units} units. The last row goes on.`;
    case 'vector':
      return layer === 0
        ? `${shape.size} numbers, each a weighted sum of all pixels; the darker, the further from 0.`
        : `${shape.size} numbers, each a weighted sum of all that comes before; the darker, the further from 0.`;
  }
}

/** The accessible name of the button of a layer. */
export function layerName(index: number, bars: number, text: string, side: 'a' | 'b'): string {
  return `Layer ${index + 1} of ${bars} in tower ${side.toUpperCase()}: ${text}`;
}
