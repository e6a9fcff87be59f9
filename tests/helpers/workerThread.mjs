// Owns the parts of a browser's worker that a Node thread lacks: `self`, messages by `addEventListener`,
// the event of an unhandled rejection, and a fair queue. Loads a worker's entry, and fails on command.

import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

if (parentPort === null) throw new Error('This file runs in a thread only');
const page = parentPort;

/**
 * @typedef {{ kind: 'message' | 'allocation', at: number, isForGood: boolean }} CallFault
 * @type {{ entry: string, faults: MessagePort, callFault?: CallFault | 'none' }}
 */
const { entry, faults, callFault } = workerData;
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

const counts = { message: 0, allocation: 0 };
let isMended = callFault === undefined || callFault === 'none';
const answer = faults.postMessage.bind(faults);

/**
 * Counts a call, and makes it fail if it is to.
 * @param {'message' | 'allocation'} kind
 */
function countCall(kind) {
  counts[kind]++;
  if (isMended || callFault === undefined || callFault === 'none' || callFault.kind !== kind)
    return;
  const { at, isForGood } = callFault;
  if (counts[kind] === at || (isForGood && counts[kind] > at)) throw new RangeError('made to fail');
}

if (callFault !== undefined) {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (/** @type {unknown[]} */ ...values) {
    countCall('message');
    Reflect.apply(postMessage, this, values);
  };
  const { setTimeout } = globalThis;
  Object.assign(globalThis, {
    countCall,
    // The waits before a file is fetched again.
    /** @type {(action: () => void, ms?: number, ...values: unknown[]) => unknown} */
    setTimeout: (action, ms = 0, ...values) => setTimeout(action, ms / 50, ...values),
  });
}

// A browser's worker survives an unhandled rejection.
process.on('unhandledRejection', () => {});

await import(entry);

faults.on('message', (/** @type {{ kind: string, message: string }} */ { kind, message }) => {
  if (kind === 'throw') {
    setTimeout(() => {
      throw new Error(message);
    });
  } else if (kind === 'mend') {
    isMended = true;
    answer({ ...counts });
  } else if (kind === 'reject') Promise.reject(new Error(message));
  else {
    page.removeAllListeners('message');
    answer('deaf');
  }
});
