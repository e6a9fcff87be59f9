/** Resolves when what is under way has been dealt with: in another task. */
export function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
