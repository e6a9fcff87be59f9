/** What whoever drives the browser may call. */
import { race } from './race.ts';
import { measureSteps } from './rounds.ts';

export const bench = { measureSteps, race };

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
