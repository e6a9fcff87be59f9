// `npm run bench`: how fast everything is, ours beside the plain way and PyTorch. Asserts nothing.

import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, only: { type: 'string', multiple: true } },
});

// Importing sets it to development where it is not set, and builds follow it: React's slow one.
process.env['NODE_ENV'] = 'production';
const main = await runnerImport('./tests/bench/run/main.ts', { configFile: false });
/** @type {typeof import('./run/main.ts')} */
const { runBenchmark } = main.module;
await runBenchmark({ isFull: values.full ?? false, only: values.only ?? [] });
