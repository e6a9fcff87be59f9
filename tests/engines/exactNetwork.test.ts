/** The link to a network leads to the very same one, in every engine that this machine has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exactNetwork } from '../helpers/exactNetwork.ts';
import { engines, servePage } from './support/engines.ts';
import { Person } from './support/person.ts';

let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  served = await servePage();
});

afterAll(() => served.close());

describe.each(engines)('in $name', ({ launch }) => {
  it('the network that Node has trained comes out of its link, bit by bit', async () => {
    const engine = await launch();
    try {
      const person = new Person(await engine.newPage(), served.address);
      const { query, steps, sha256 } = exactNetwork;
      await person.page.goTo(`${served.address}${query}&network=${steps}-${sha256.slice(0, 16)}-2`);
      await person.sees('run-state', 'data-value', 'paused');
      await person.sees('step-count', 'data-value', String(steps));
      await person.reads('status', /The very same network\./);
      expect(await person.errors()).toEqual([]);
    } finally {
      await engine.close();
    }
  });
});
