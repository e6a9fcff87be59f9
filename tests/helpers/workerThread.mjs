// Owns the parts of a browser's worker that a Node thread lacks: `self`, messages by `addEventListener`,
// the event of an unhandled rejection, and a fair queue. Loads a worker's entry, and fails on command.

import { parentPort, workerData } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

if (parentPort === null) throw new Error('This file runs in a thread only');
const page = parentPort;

/** @type {{ entry: string, faults: import('node:worker_threads').MessagePort }} */
const { entry, faults } = workerData;
const endpoint = nodeEndpoint(page);

/**
 * A browser takes turns between its queues. Node reads one port up to a thousand times before the next
 * one: a worker that yields to its own port would keep the page's messages waiting that long.
 */
class FairChannel {
  port1 = { onmessage: () => {} };
  port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) };
}

Object.assign(globalThis, {
  self: globalThis,
  MessageChannel: FairChannel,
  postMessage: endpoint.postMessage,
  removeEventListener: endpoint.removeEventListener,
  /** @type {(type: string, listener: (event: unknown) => void) => void} */
  addEventListener: (type, listener) => {
    if (type === 'message') endpoint.addEventListener(type, listener);
    else if (type === 'unhandledrejection') {
      process.on('unhandledRejection', (reason) => listener({ reason, preventDefault: () => {} }));
    }
  },
});

// A browser's worker survives an unhandled rejection.
process.on('unhandledRejection', () => {});

await import(entry);

faults.on('message', (/** @type {{ kind: string, message: string }} */ { kind, message }) => {
  if (kind === 'throw') {
    setTimeout(() => {
      throw new Error(message);
    });
  } else if (kind === 'reject') Promise.reject(new Error(message));
  else {
    page.removeAllListeners('message');
    faults.postMessage('deaf');
  }
});
