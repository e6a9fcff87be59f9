/**
 * Owns the training worker's entry: it gives a session the browser's network and clocks, and offers it
 * through Comlink. Nothing imports it; the client starts it by its address.
 */
import * as Comlink from 'comlink';
import { Session } from './session.ts';

const session = new Session({
  fetch: (url) => fetch(url),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
  today: () => new Date(),
});

// A promise that nobody awaits must not fail in silence. Thrown as an error, the page hears of it.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});

Comlink.expose(session);
