// Owns how a script fails: it says what is wrong and names the one command that mends it.

/** An error that a person can mend: `message` says what is wrong, `remedy` what to run. */
export class Fault extends Error {
  /**
   * @param {string} message
   * @param {string} remedy the one command (or step) that mends it
   * @param {unknown} [cause]
   */
  constructor(message, remedy, cause) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'Fault';
    this.remedy = remedy;
  }
}

/**
 * The text for an error: short for a fault, with the stack for an unexpected error.
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  if (error instanceof Fault) return `\n✗ ${error.message}\n  To mend it: ${error.remedy}`;
  return `\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/**
 * Runs a script's work; prints an error and sets exit code 1.
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
export async function runMain(work) {
  try {
    await work();
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
