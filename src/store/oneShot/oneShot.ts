/** Owns the state of one-shot recognition: symbols, query and rounds. */
import { emptyPad, type Pad } from '../pads/pad.ts';
import type { OwnSymbols } from './ownSymbols.ts';
import type { Round } from './rounds.ts';

export interface OneShot {
  readonly symbols: OwnSymbols;
  /** Removed or replaced symbols that `bringBack` restores. */
  readonly setAside: OwnSymbols | null;
  /** The drawing to recognise. */
  readonly query: Pad;
  /** Oldest first. */
  readonly rounds: readonly Round[];
}

export const emptyOneShot: OneShot = {
  symbols: [],
  setAside: null,
  query: emptyPad,
  rounds: [],
};
