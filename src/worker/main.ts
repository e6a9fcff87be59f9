/**
 * Owns the training worker's entry: gives a session the browser's network and clocks, and exposes it
 * through Comlink. Nothing imports it; the client starts it by its address.
 */
import * as Comlink from 'comlink';
import { beforeKernels } from '../siamese/backend/beforeKernels.ts';
import { patientFetch } from './dataset/patientFetch.ts';
import { keepShardsIn } from './dataset/shardKeeping.ts';
import { Session } from './session.ts';
import { drawSymbolsIn } from './sideWorkers/symbols/drawElsewhere.ts';
import { answerPings } from './signsOfLife/heartbeat.ts';

const { caches }: { readonly caches?: CacheStorage } = self;

const session = new Session({
  fetch: (url, cache) => patientFetch(url, { cache }),
  keepShard: keepShardsIn(caches),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
  today: () => new Date(),
  drawSymbols: drawSymbolsIn(
    () => new Worker(new URL('./sideWorkers/symbols/main.ts', import.meta.url), { type: 'module' }),
  ),
});

// An unhandled rejection must not stay silent. The page hears of errors: throw it as one.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});

// A step on a slow machine takes seconds, but one operation does not.
beforeKernels(answerPings(self, () => performance.now()));
Comlink.expose(session);
