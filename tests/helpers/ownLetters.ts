/** Makes up a person's own data of three letters, and a page that has them at hand. */
import type { FoundSummary, OwnImages } from '../../src/protocol/ownData.ts';
import type { FilesPort } from '../../src/store/core/ports.ts';
import { FakeBrowser, type FakePlayground, openPlayground } from './fakePlayground.ts';

/** What is found in their files. */
export const lettersFound: FoundSummary = {
  name: 'letters',
  format: 'IDX',
  sizePx: { width: 28, height: 28 },
  classes: ['a', 'b', 'c'],
  families: null,
  counts: { train: 6, validation: 6, test: 6 },
  hasOwnTest: false,
  leftOut: [],
  guess: { orientation: 'as-stored', reading: 'as-is', ink: 'light' },
  used: { orientation: 'as-stored', reading: 'as-is', ink: 'light' },
  examples: [],
};

export function letterImages(): OwnImages {
  const split = () => ({
    images: new Uint8Array(6 * 784).fill(7),
    labels: Uint16Array.of(0, 0, 1, 1, 2, 2),
    groups: null,
  });
  return { train: split(), validation: split(), test: split() };
}

/** Finds the letters in all files, or refuses them. */
export function filesPort(refusal: string | null = null): FilesPort & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    read: async (_files, choices) => {
      calls.push(`read ${JSON.stringify(choices)}`);
      if (refusal !== null) throw new Error(refusal);
      return lettersFound;
    },
    take: async () => {
      calls.push('take');
      return letterImages();
    },
    end: () => {
      calls.push('end');
    },
  };
}

export const letterFiles = [{ path: 'letters.zip', file: new File(['x'], 'letters.zip') }];

/** A page with the letters at hand, as “Letters”. */
export async function withLetters(browser = new FakeBrowser()): Promise<FakePlayground> {
  const page = await openPlayground({ browser, filesPort: filesPort() });
  await page.state().actions.reading.read(letterFiles);
  await page.state().actions.reading.use('Letters');
  return page;
}
