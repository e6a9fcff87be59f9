/** Owns what must hold of every reader, whatever it is given. */
import fc from 'fast-check';

/** No file may keep the page busy for longer, in time of the processor. */
const longestMs = 1_000;
/** No file may take more memory outside the heap, where the numbers of a network lie. */
const mostBytes = 64_000_000;

/** How the files ended. */
export interface Ends {
  good: number;
  refused: number;
}

/**
 * Gives a reader one changed file after the other. It must read each one or refuse it in words, in time,
 * in little memory, and change nothing that all objects share.
 * @param read resolves to whether the file was good; throws for anything but a refusal in words
 * @throws the first other error, with the smallest file that gives it
 */
export async function tryEach<File>(
  files: fc.Arbitrary<File>,
  read: (file: File) => boolean | Promise<boolean>,
  numRuns: number,
): Promise<Ends> {
  const ends: Ends = { good: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(files, async (file) => {
      const cpuBefore = process.cpuUsage();
      const bytesBefore = process.memoryUsage().arrayBuffers;
      if (await read(file)) ends.good++;
      else ends.refused++;
      const bytes = process.memoryUsage().arrayBuffers - bytesBefore;
      const { user, system } = process.cpuUsage(cpuBefore);
      const tookMs = (user + system) / 1_000;
      if (tookMs > longestMs) throw new Error(`It took ${tookMs} ms`);
      if (bytes > mostBytes) throw new Error(`It took ${bytes} bytes`);
      if (Reflect.has({}, 'isAdmin')) throw new Error('It changed the prototype of all objects');
    }),
    { numRuns },
  );
  return ends;
}

/** Whether a task succeeds; `false` for an error of one of these kinds, whose message is a sentence. */
export function isGood(
  task: () => unknown,
  ...kinds: readonly (abstract new (
    ...args: never[]
  ) => Error)[]
): boolean {
  try {
    task();
    return true;
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error;
    if (error.message.trim() === '') throw new Error('The refusal says nothing');
    return false;
  }
}
