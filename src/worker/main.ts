/** The worker's entry: a session with the browser's network and clocks, offered through Comlink. */
import * as Comlink from 'comlink';
import { Session } from './session.ts';

const session = new Session({
  fetch: (url) => fetch(url),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
  today: () => new Date(),
});

// A promise that nobody awaits must not fail in silence: the page takes an error for a crash.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});

Comlink.expose(session);
