/** Owns the schema that kept symbols must fit before the page uses them. */
import * as v from 'valibot';
import { longestSymbolName, mostExamplesOfSymbol, mostSymbols } from '../../settings/limits.ts';
import { pixels } from '../core/kept/pixels.ts';

export const keptSymbolsSchema = v.pipe(
  v.array(
    v.object({
      name: v.pipe(v.string(), v.maxLength(longestSymbolName)),
      examples: v.pipe(v.array(pixels), v.minLength(1), v.maxLength(mostExamplesOfSymbol)),
    }),
  ),
  v.maxLength(mostSymbols),
);
