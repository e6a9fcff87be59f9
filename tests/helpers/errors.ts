/** Catches an expected error. Imports nothing. */

/** The error that a function throws; fails if it throws none. */
export function errorOf(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`Something else than an error was thrown: ${String(error)}`);
  }
  throw new Error('Nothing was thrown');
}
