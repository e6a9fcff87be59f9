// `npm start`: builds the page, from a fresh clone if need be, and serves it at the printed address.

import { runMain } from './fault.mjs';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './run.mjs';
import { keepServing } from './serve.mjs';

const firstPort = 4173;

await runMain(async () => {
  await prepare();
  await runScript('build');
  const { preview } = await import('vite');
  keepServing(await preview({ root: root, preview: { port: firstPort, strictPort: false } }));
});
