import { expect, it } from 'vitest';
import { hostileReaders } from '../helpers/hostile/readers.ts';

it.each(hostileReaders)(
  '10,000 times, $what that was changed in any way is read, or refused in words',
  async ({ tryFiles }) => {
    const { good, refused } = await tryFiles(10_000);
    expect(good + refused).toBe(10_000);
  },
);
