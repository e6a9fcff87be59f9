// Starts child processes: commands, npm, and the commands of installed packages.

import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const npmNeedsShell = process.platform === 'win32';

/**
 * Runs a command in the project's root, without input; its output goes to our output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ shell?: boolean }} [options]
 * @returns {Promise<void>} rejects with the command's name when it cannot start or fails
 */
export function run(command, args, { shell = false } = {}) {
  const line = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', (error) => {
      reject(new Error(`'${line}' could not start: ${error.message}`, { cause: error }));
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`'${line}' ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/**
 * Runs npm with these arguments.
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
export function runNpm(args) {
  return run('npm', args, { shell: npmNeedsShell });
}

/**
 * Runs one of package.json's scripts, without npm's own banner.
 * @param {string} script
 * @returns {Promise<void>}
 */
export function runScript(script) {
  return runNpm(['run', '--silent', script]);
}

/**
 * Runs the command of an installed package; never downloads a package.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
export function runTool(name, args) {
  return runNpm(['exec', '--no', '--', name, ...args]);
}
