// `npm run dev`: serves the page from its sources and reloads it after each change.

import { compileKernels } from './compile-kernels.mjs';
import { runMain } from './fault.mjs';
import { packMnist } from './mnist/pack.mjs';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { keepServing } from './serve.mjs';

await runMain(async () => {
  await prepare();
  await compileKernels();
  await packMnist();
  const { createServer } = await import('vite');
  const server = await createServer({ root: root });
  await server.listen();
  keepServing(server);
});
