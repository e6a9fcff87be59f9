// `npm run engines`: tries the built page in every engine that is found, and names those that are not.
// `node scripts/try-engines.mjs @thorough` tries what `npm test` leaves out.

import { findEngineFiles, listEngines, notTried } from './engines.mjs';
import { runMain } from './fault.mjs';
import { runTool } from './run.mjs';

await runMain(async () => {
  if (process.argv[2] === '@thorough') process.env['ENGINES_THOROUGH'] = '1';
  const missing = notTried(listEngines(await findEngineFiles()));
  try {
    await runTool('vitest', ['run', '--config', 'tests/engines/vitest.config.ts']);
  } finally {
    if (missing !== null) console.log(missing);
  }
});
