/** One-shot recognition as the page knows it. */
import { emptyPad, type Pad } from '../pads/pad.ts';
import type { OwnSymbols } from './ownSymbols.ts';
import type { Round } from './rounds.ts';

export interface OneShot {
  readonly symbols: OwnSymbols;
  /** Symbols that had to make way, and can be brought back. */
  readonly setAside: OwnSymbols | null;
  /** The drawing that is to be recognised. */
  readonly query: Pad;
  /** The oldest first. */
  readonly rounds: readonly Round[];
}

export const emptyOneShot: OneShot = {
  symbols: [],
  setAside: null,
  query: emptyPad,
  rounds: [],
};
