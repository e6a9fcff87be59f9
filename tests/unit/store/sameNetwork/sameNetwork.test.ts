/** The network that a link names, trained anew. */
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

const exact = { ...defaultSettings, exactArithmetic: true };
const checksum = 'ab'.repeat(8);
const linkTo = (network: string) => `?exactArithmetic=on&backend=wasm&network=${network}`;

async function opened(network = `300-${checksum}-2`) {
  const page = await openPlayground({ query: linkTo(network) });
  await eventually(() => expect(page.state().sameNetwork?.state).toBe('training'));
  const verdict = async () => {
    page.worker.become({ state: 'training', step: 300 });
    await eventually(() => expect(page.state().sameNetwork?.state).not.toBe('training'));
    return page.state().sameNetwork;
  };
  const trainings = () => page.worker.calls.filter(({ name }) => name === 'train');
  return { ...page, verdict, trainings };
}

describe('a page that a link to a network opens', () => {
  it('trains at once, up to the network’s steps, and asks for the checksum only there', async () => {
    const { state, worker, trainings, verdict } = await opened();
    expect(trainings()).toEqual([{ name: 'train', value: 300 }]);
    worker.become({ state: 'training', step: 299 });
    expect(worker.calls.map(({ name }) => name)).not.toContain('checksum');
    expect(await verdict()).toMatchObject({ state: 'same', found: checksum, reasons: [] });
    state().actions.sameNetwork.dismiss();
    expect(state().sameNetwork).toBeNull();
  });

  it('says how far it is from the network if the checksum is another', async () => {
    const { verdict } = await opened(`300-${'0'.repeat(16)}-2`);
    const same = await verdict();
    expect(same).toMatchObject({ state: 'different', found: checksum });
    expect(same?.reasons).toEqual([expect.stringContaining('ask for a new link')]);
  });

  it('says how far the weights are, where the link has a sketch of them', async () => {
    // The trained network's sums are 1 to 6, its length is 10; each of the link's is 2 less.
    const sums = [-1, 0, 1, 2, 3, 4];
    const bytes = Buffer.from(new Uint8Array(Float32Array.from(sums).buffer)).swap32();
    const { verdict } = await opened(`300-${'0'.repeat(16)}-2-${bytes.toString('hex')}`);
    expect((await verdict())?.awayShare).toBeCloseTo(0.2, 12);
  });

  it('names what is known to make a difference: another version, a change of settings', async () => {
    const { worker, verdict } = await opened(`300-${'0'.repeat(16)}-3`);
    worker.become({ detour: 'changed' });
    expect((await verdict())?.reasons).toEqual([
      expect.stringContaining('version 3 of exact arithmetic; this page has version 2'),
      'A setting was changed while it trained.',
    ]);
  });

  it('stops there after a pause too, and not once the notice is gone', async () => {
    const { state, worker, trainings } = await opened();
    await state().actions.run.pause();
    worker.become({ state: 'paused', step: 12 });
    await state().actions.run.train();
    await state().actions.sameNetwork.cancel();
    expect(worker.calls.at(-1)).toEqual({ name: 'pause' });
    await state().actions.run.train();
    expect(trainings().map(({ value }) => value)).toEqual([300, 300, undefined]);
  });

  it('gives it up when another run takes its place', async () => {
    const { state } = await opened();
    await state().actions.run.reset();
    expect(state().sameNetwork).toBeNull();
  });

  it('trains nothing on a backend that cannot be exact, and says why', async () => {
    const { state, worker } = await openPlayground({
      query: linkTo(`300-${checksum}-2`).replace('wasm', 'webgl'),
    });
    await eventually(() => expect(state().sameNetwork?.state).toBe('impossible'));
    expect(state().sameNetwork?.reasons).toEqual(['A fake graphics card is not exact.']);
    expect(worker.calls.map(({ name }) => name)).not.toContain('train');
  });
});

describe('a link to the network at hand', () => {
  it('has the run’s settings, not those on the controls, and WASM', async () => {
    const { state, worker } = await openPlayground();
    worker.become({ state: 'paused', step: 40, settings: { ...exact, seed: 7 } });
    expect(await state().actions.sameNetwork.linkQuery()).toBe(
      `?seed=7&exactArithmetic=on&backend=wasm&network=40-${checksum}-2-3f80000040000000404000004080000040a0000040c00000&defaults=1`,
    );
  });

  it.each([
    ['before the first step', { settings: exact }],
    ['without exact arithmetic', { step: 40 }],
    ['after a change', { step: 40, settings: exact, detour: 'changed' }],
  ] as const)('is refused %s', async (_, status) => {
    const { state, worker } = await openPlayground();
    worker.become(status);
    await expect(state().actions.sameNetwork.linkQuery()).rejects.toThrow('no link to this');
  });
});
