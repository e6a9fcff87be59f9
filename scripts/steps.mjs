// Owns the steps of `npm test` and their order, and chooses the steps that a call names.

import { Fault } from './fault.mjs';

/**
 * `name` is the word for `npm test -- <name>`; `script` is the script of package.json; `needs` is a step
 * that must run before; `remedy` is a command that may mend a failure.
 * @typedef {{ name: string, title: string, script: string, needs?: string, remedy?: string }} Step
 */

/** @type {readonly Step[]} */
export const steps = [
  { name: 'check', title: 'Format and lint', script: 'check', remedy: 'npm run format' },
  { name: 'types', title: 'Types', script: 'types' },
  { name: 'imports', title: 'The rule of imports', script: 'imports' },
  { name: 'unit', title: 'Unit tests', script: 'unit' },
  { name: 'build', title: 'MNIST and the built page', script: 'build' },
  { name: 'e2e', title: 'End-to-end tests', script: 'e2e', needs: 'build' },
  { name: 'engines', title: 'The main job in every engine', script: 'engines', needs: 'build' },
];

/**
 * The named steps and the steps that they need, in the order of `steps`; all steps without names.
 * @param {readonly string[]} names
 * @returns {Step[]}
 */
export function chooseSteps(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    const known = steps.map((step) => step.name).join(', ');
    throw new Fault(`There is no step '${unknown}'; the steps are ${known}.`, 'npm test');
  }
  if (names.length === 0) return [...steps];
  const needed = steps.filter((step) => names.includes(step.name)).map((step) => step.needs);
  return steps.filter((step) => names.includes(step.name) || needed.includes(step.name));
}
