/** What is computed does not depend on what computes it. */
import { expect, type Playground, test } from './support/playground.ts';

/** The losses of the first steps: after the first, they show gradients and updates too. */
async function firstLosses(playground: Playground, count: number): Promise<number[]> {
  const losses: number[] = [];
  for (let step = 1; step <= count; step++) {
    await playground.press('Step');
    await playground.hasSteps(step);
    losses.push(await playground.number(playground.loss));
  }
  return losses;
}

const networks = [
  { name: 'an LSTM', encoder: 'LSTM', size: 'Medium' },
  { name: 'a CNN whose patches overlap', encoder: 'CNN', size: 'Large' },
] as const;

for (const { name, encoder, size } of networks) {
  test(`${name} learns the same on WebGL as on WASM`, async ({ playground }) => {
    const losses: number[][] = [];
    for (const backend of ['wasm', 'webgl'] as const) {
      await playground.open(`?backend=${backend}`);
      await expect(playground.backend).toHaveAttribute('data-value', backend);
      await playground.choose('Encoder', encoder);
      await playground.choose('Encoder size', size);
      await playground.set('Images per digit', 3);
      losses.push(await firstLosses(playground, 4));
    }
    const [onWasm = [], onWebGl = []] = losses;
    expect(onWebGl).toHaveLength(4);
    onWebGl.forEach((loss, step) => {
      expect(Math.abs(loss / (onWasm[step] ?? 0) - 1)).toBeLessThan(1e-3);
    });
    expect(new Set(onWasm).size).toBe(4);
  });
}
