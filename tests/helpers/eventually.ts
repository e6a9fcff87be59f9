/** Waits for what a test expects of work that goes on by itself. */
import { vi } from 'vitest';

/** Vitest's own limit is a second, which a busy machine passes without any fault of the code. */
const limitMs = 30_000;

/**
 * Tries again until `check` throws no more; resolves to what it returns.
 *
 * @throws what `check` threw last, when it still throws after 30 seconds.
 */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: limitMs });
}
