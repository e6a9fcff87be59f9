// `npm test`: runs every check in order, from a fresh clone if need be; stops at the first failure.

import { findEngineFiles, listEngines, notTried } from './engines.mjs';
import { Fault, runMain } from './fault.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { prepare } from './prepare.mjs';
import { runScript } from './run.mjs';
import { chooseSteps } from './steps.mjs';

/**
 * Runs one part of the tests under a heading, and prints its time.
 * @param {string} title
 * @param {() => Promise<unknown>} work
 */
async function timed(title, work) {
  console.log(`\n▶ ${title}`);
  const begun = performance.now();
  await work();
  console.log(`✓ ${title}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

/** @param {import('./steps.mjs').Step} step */
async function runStep(step) {
  try {
    await runScript(step.script);
  } catch (error) {
    const remedy = `correct what is shown above, then: npm test -- ${step.name}`;
    throw new Fault(`'${step.title}' failed.`, step.remedy ?? remedy, error);
  }
}

await runMain(async () => {
  const steps = chooseSteps(process.argv.slice(2));
  await timed('Dependencies', prepare);
  const names = steps.map((step) => step.name);
  if (names.includes('e2e') || names.includes('engines')) await timed('Chromium', ensureChromium);
  for (const step of steps) await timed(step.title, () => runStep(step));
  console.log('\n✓ All passed.');
  const missing = names.includes('engines') ? notTried(listEngines(await findEngineFiles())) : null;
  if (missing !== null) console.log(`  ${missing}`);
});
