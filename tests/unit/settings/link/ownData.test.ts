/** Links made while a person's own data are at hand: they open MNIST, whose classes are others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedBatch } from '../../../../src/settings/batchRules.ts';
import { type DatasetFacts, datasets, nounsOf } from '../../../../src/settings/datasets.ts';
import { embedNames } from '../../../../src/settings/link/embeds.ts';
import { readLink } from '../../../../src/settings/link/readLink.ts';
import { linkQueryOf } from '../../../../src/settings/link/writeLink.ts';
import { whyNotSettings } from '../../../../src/settings/schema.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { randomSettings } from '../../../helpers/randomSettings.ts';

const { mnist } = datasets;
const nothingElse = { backend: 'auto', experiment: null, hidden: [], embed: null } as const;

/** A person's own data with these classes. */
function ownOf(classes: readonly string[]): DatasetFacts {
  const title = 'My letters, large';
  return { ...mnist, ...nounsOf({ classes }), id: 'b1', title, classes, manifestPath: null };
}

const letters = ownOf(['a', 'b', 'c']);
const written = (changes: Partial<RunSettings>, dataset = letters) =>
  linkQueryOf({ ...defaultSettings, ...changes }, dataset, nothingElse);
const read = (query: string) => readLink(query, mnist);

describe('a link made with own data at hand', () => {
  const query = written({ steps: 7 });
  const whoseIsMissing =
    'The link was made with the data set “My letters, large”, which no link carries: what it sets is for MNIST here. Add those images under “Data” to train on them.';

  it('names them first', () => {
    expect(query).toBe('?data=My%20letters,%20large&steps=7&defaults=1');
  });

  it('is followed for the data set of the page that opens it, which says whose is missing', () => {
    const { settings, problems } = read(query);
    expect(settings).toEqual({ ...defaultSettings, steps: 7 });
    expect(problems).toEqual([whoseIsMissing]);
  });

  it('holds no digit of MNIST out because an own class has its name', () => {
    const numerals = ownOf(['7', '8', '9', '10']);
    const link = written({ encoder: 'mlp', heldOutDigits: [0, 1] }, numerals);
    expect(link).toBe('?data=My%20letters,%20large&encoder=mlp&defaults=1');
    expect(read(link).settings).toEqual({ ...defaultSettings, encoder: 'mlp' });
  });

  it('is read whole, however many classes are held out', () => {
    const classes = Array.from({ length: 1_623 }, (_, label) => `Alphabet, character ${label}`);
    const heldOutDigits = classes.map((_, label) => label).slice(0, 1_000);
    const { settings, problems } = read(written({ encoder: 'mlp', heldOutDigits }, ownOf(classes)));
    expect(settings).toEqual({ ...defaultSettings, encoder: 'mlp' });
    expect(problems).toEqual([whoseIsMissing]);
  });

  it('asks for no larger a batch than fits with MNIST', () => {
    const learnFrom = 'digits-and-symbols';
    const large = {
      learnFrom,
      symbolsPerBatch: 10,
      imagesPerSymbol: 20,
      turnedPerBatch: 60,
    } as const;
    expect(whyNotSettings({ ...defaultSettings, ...large }, letters)).toBeNull();
    const { settings, problems } = read(written(large));
    expect(settings).toMatchObject({ learnFrom, symbolsPerBatch: 10, imagesPerSymbol: 20 });
    expect(settings?.turnedPerBatch).toBeLessThan(60);
    expect(problems).toEqual([whoseIsMissing]);
  });

  it('names no more classes for a batch than MNIST has', () => {
    const many = ownOf(Array.from({ length: 60 }, (_, label) => `character ${label}`));
    expect(written({ classesPerBatch: 40 }, many)).toBe('?data=My%20letters,%20large&defaults=1');
    expect(written({ classesPerBatch: 5 }, many)).toContain('classesPerBatch=5');
  });

  it('brings whatever else is set', () => {
    fc.assert(
      fc.property(randomSettings, (settings) => {
        const found = read(written(settings));
        const classesPerBatch = Math.min(settings.classesPerBatch, 10);
        const carried = { ...settings, classesPerBatch, heldOutDigits: [] };
        expect(found.settings).toEqual(fittedBatch(carried, mnist));
        expect(found.problems).toEqual([whoseIsMissing]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(embedNames)(
    'has nothing to tell all readers of a page in whose frame it shows %s',
    (embed) => {
      const link = linkQueryOf({ ...defaultSettings, steps: 7 }, letters, {
        ...nothingElse,
        embed,
      });
      expect(link).toBe(`?steps=7&embed=${embed}&defaults=1`);
      expect(read(link).problems).toEqual([]);
    },
  );

  it('names none of the data set that every page has', () => {
    expect(written({}, mnist)).not.toContain('data=');
  });
});
