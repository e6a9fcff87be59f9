import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../../src/store/core/query.ts';

describe('a link', () => {
  it('sets nothing when it asks for nothing', () => {
    expect(readQuery('')).toEqual({ backend: null, seed: null, complaints: [] });
  });

  it('sets backend and seed', () => {
    expect(readQuery('?backend=wasm&seed=42')).toEqual({
      backend: 'wasm',
      seed: 42,
      complaints: [],
    });
  });

  it.each(['-1', '1.5', '1e99', 'NaN', '', 'seven', '0x'])(
    'refuses the seed “%s” and says what would be right',
    (seed) => {
      const { seed: taken, complaints } = readQuery(`?seed=${seed}`);
      expect(taken).toBeNull();
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toContain('whole number from 0 to 2147483647');
    },
  );

  it('refuses a backend that there is not, and names those there are', () => {
    const { backend, complaints } = readQuery(`?backend=${'x'.repeat(1_000)}`);
    expect(backend).toBeNull();
    expect(complaints[0]).toContain('auto, webgl, wasm, webgpu, cpu');
    expect(complaints[0]?.length).toBeLessThan(200);
  });
});
