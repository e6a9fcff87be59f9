/** Owns the schema that a kept symbol must fit before the page uses it. */
import * as v from 'valibot';
import { longestSymbolName, mostExamplesOfSymbol } from '../../settings/limits.ts';
import { pixels } from '../core/kept/pixels.ts';

export const keptSymbols = {
  store: 'symbols',
  schema: v.object({
    name: v.pipe(v.string(), v.maxLength(longestSymbolName)),
    examples: v.pipe(v.array(pixels), v.minLength(1), v.maxLength(mostExamplesOfSymbol)),
  }),
  one: 'A kept symbol',
  many: 'your symbols',
} as const;
