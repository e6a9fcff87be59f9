import { MessageChannel } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { expect, it } from 'vitest';
import type { WorkerEvent } from '../../../src/protocol/events.ts';
import { handedOver } from '../../../src/worker/handedOver.ts';
import { runAtStep } from '../../helpers/sessions.ts';

it('a checkpoint crosses to the page whole, and its network is not copied once more', async () => {
  const snapshot = runAtStep(98);
  const parameters = snapshot.trainer?.parameters;
  const before = parameters?.slice();
  const { port1, port2 } = new MessageChannel();
  try {
    const received = new Promise<readonly WorkerEvent[]>((resolve) => {
      Comlink.expose(resolve, nodeEndpoint(port1));
    });
    const listener = Comlink.wrap<(events: readonly WorkerEvent[]) => void>(nodeEndpoint(port2));
    void listener(handedOver([{ kind: 'checkpoint', runId: 1, snapshot }]));
    const [event] = await received;
    if (event?.kind !== 'checkpoint') throw new Error('No checkpoint came');
    expect(event.snapshot.trainer?.parameters).toEqual(before);
    expect(event.snapshot.step).toBe(98);
    expect(parameters).toHaveLength(0);
  } finally {
    port1.close();
    port2.close();
  }
});
