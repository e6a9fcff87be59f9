import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { readLink } from '../../../../src/settings/link/readLink.ts';
import { linkQueryOf } from '../../../../src/settings/link/writeLink.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';

const { mnist } = datasets;
const sha256 = '0123456789abcdef'.repeat(4);
const sketch = [1, -0.5, 0, 1000, 0.125, 100];
const exact = { ...defaultSettings, exactArithmetic: true };
const read = (query: string) => readLink(query, mnist);

describe('a link to a network', () => {
  it('has the steps, the first digits of the checksum and the version, and is read back', () => {
    const query = linkQueryOf(exact, mnist, {
      backend: 'wasm',
      experiment: null,
      hidden: [],
      embed: null,
      network: { steps: 300, sha256, sketch },
    });
    // Float32 numbers as IEEE 754 writes them: 1 is 3f800000, −0.5 is bf000000.
    const written = '3f800000bf00000000000000447a00003e00000042c80000';
    expect(query).toBe(
      `?exactArithmetic=on&backend=wasm&network=300-0123456789abcdef-2-${written}&defaults=1`,
    );
    expect(read(query)).toMatchObject({
      settings: exact,
      network: { steps: 300, checksum: '0123456789abcdef', arithmetic: 2, sketch },
      problems: [],
    });
  });

  it('has no sketch where it is older, or where a number of it is none', () => {
    const short = '?exactArithmetic=on&network=300-0123456789abcdef-2';
    expect(read(short).network?.sketch).toBeNull();
    expect(read(`${short}-${'7f800000'.repeat(6)}`)).toMatchObject({
      network: { steps: 300, sketch: null },
      problems: [],
    });
    expect(read(`${short}-${'g'.repeat(48)}`).network).toBeNull();
  });

  it('of another version of the arithmetic is read too: what comes out will tell', () => {
    const { network, problems } = read('?exactArithmetic=on&network=7-0123456789abcdef-12');
    expect([network?.arithmetic, problems]).toEqual([12, []]);
  });

  it.each([
    '300',
    '300-0123456789abcdef',
    '0-0123456789abcdef-2',
    '20001-0123456789abcdef-2',
    '300-0123456789ABCDEF-2',
    '300-0123456789abcde-2',
    '3e2-0123456789abcdef-2',
    '300-0123456789abcdef-0',
    '300-0123456789abcdef-2-3f800000',
    ' 300-0123456789abcdef-2',
    '',
  ])('with the network “%s” is followed but for that', (text) => {
    const { settings, network, problems } = read(
      `?exactArithmetic=on&network=${encodeURIComponent(text)}`,
    );
    expect([settings, network]).toEqual([exact, null]);
    expect(problems).toEqual([expect.stringContaining(`network is “${text}”; it must be`)]);
  });

  it('needs exact arithmetic, and no more steps than the run has', () => {
    const network = 'network=300-0123456789abcdef-2';
    for (const query of [`?${network}`, `?exactArithmetic=off&${network}`]) {
      expect(read(query).network).toBeNull();
      expect(read(query).problems).toEqual([
        expect.stringContaining('network is left out: only with exactArithmetic on'),
      ]);
    }
    const short = read(`?exactArithmetic=on&steps=299&${network}`);
    expect(short.network).toBeNull();
    expect(short.problems).toEqual([
      'network is left out: it is of 300 steps, but the run has 299.',
    ]);
    const twice = read(`?exactArithmetic=on&${network}&${network}`);
    expect([twice.network, twice.problems.length]).toEqual([null, 1]);
  });

  it('with any text at all never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { network, problems } = read(
          `?exactArithmetic=on&network=${encodeURIComponent(text)}`,
        );
        expect(network === null).toBe(problems.length === 1);
      }),
      { numRuns: 500 },
    );
  });
});
