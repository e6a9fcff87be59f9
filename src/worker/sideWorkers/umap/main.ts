/** Owns the UMAP worker's entry. Nothing imports it; the client starts it by its address. */
import * as Comlink from 'comlink';
import { createRandom } from '../../../data/random.ts';
import type { UmapWorker } from '../../../protocol/umap.ts';
import { yieldToQueue } from '../../scheduling/turns.ts';
import { answerPings } from '../../signsOfLife/heartbeat.ts';
import { umapLayout } from './layout.ts';

/** The least time between two reports of progress. */
const intervalMs = 100;

const worker: UmapWorker = {
  async layOut(request, onProgress) {
    const random = createRandom(request.seed, 'layout');
    const layout = umapLayout(request, () => random.uniform());
    let toldAtMs = Number.NEGATIVE_INFINITY;
    for (;;) {
      const { done, value } = layout.next();
      if (done === true) return Comlink.transfer(value, [value.buffer]);
      if (performance.now() - toldAtMs < intervalMs) continue;
      toldAtMs = performance.now();
      onProgress(value);
      await yieldToQueue();
    }
  },
};

answerPings(self, () => performance.now());
Comlink.expose(worker);
