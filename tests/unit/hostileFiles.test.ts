import { expect, it } from 'vitest';
import { hostileReaders } from '../helpers/hostile/readers.ts';

it.each(hostileReaders)(
  '$what that was changed in any way is read, or refused in words',
  async ({ tryFiles }) => {
    const { good, refused } = await tryFiles(300);
    expect(good + refused).toBe(300);
    // The changes must be of all kinds, or this would prove little.
    expect(good).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(3);
  },
);
