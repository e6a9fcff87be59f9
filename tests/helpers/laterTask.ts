/** Waits for pending work. Imports nothing. */

/** Resolves in a later task, after all pending work. */
export function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
