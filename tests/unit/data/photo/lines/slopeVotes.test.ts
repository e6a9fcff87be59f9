import { describe, expect, it } from 'vitest';
import type { Ridges } from '../../../../../src/data/photo/lines/ridges.ts';
import { SlopeVotes, steepest } from '../../../../../src/data/photo/lines/slopeVotes.ts';
import { createRandom } from '../../../../../src/data/random.ts';

const [width, height] = [40, 30];

function ridgesWith(isMarked: (x: number, y: number) => boolean): Ridges {
  const marks = Uint8Array.from({ length: width * height }, (_, pixel) =>
    isMarked(pixel % width, Math.floor(pixel / width)) ? 1 : 0,
  );
  return { width, height, marks };
}

/** The most marks that any line has, by trying every line for every mark. */
function mostOnOneLine({ marks }: Ridges): number {
  let most = 0;
  const steps = Math.ceil(steepest * width);
  for (let step = -steps; step <= steps; step++) {
    for (let middle = -height; middle < 2 * height; middle++) {
      const count = marks.reduce((sum, mark, pixel) => {
        const across = (pixel % width) - width / 2;
        const at = Math.floor(pixel / width) - Math.fround(step / width) * across;
        return sum + (Math.round(at) === middle ? mark : 0);
      }, 0);
      most = Math.max(most, count);
    }
  }
  return most;
}

describe('the votes for slopes', () => {
  it('find the line with the most marks, as trying every line does', () => {
    for (const seed of [1, 2, 3]) {
      const random = createRandom(seed, 'episodes');
      const ridges = ridgesWith(() => random.below(12) === 0);
      expect(new SlopeVotes(ridges).strongest().count).toBe(mostOnOneLine(ridges));
    }
  });

  it('find a slanted line among noise, and where it runs', () => {
    const random = createRandom(4, 'episodes');
    const heightAt = (x: number): number => Math.round(18 - 0.15 * (x - width / 2));
    const ridges = ridgesWith((x, y) => y === heightAt(x) || random.below(25) === 0);
    const { heightAt: found } = new SlopeVotes(ridges).strongest();
    for (const x of [0, 13, 39]) expect(Math.abs(found(x) - heightAt(x))).toBeLessThanOrEqual(1);
  });

  it('that are taken back are as if the marks had never been', () => {
    const ridges = ridgesWith((x, y) => y === 7 || (y === 20 && x < 25));
    const votes = new SlopeVotes(ridges);
    expect(votes.strongest().count).toBe(width);
    votes.take(() => 7, 1);
    const rest = ridgesWith((x, y) => y === 20 && x < 25);
    expect(votes.strongest().count).toBe(mostOnOneLine(rest));
    expect(votes.strongest().heightAt(width / 2)).toBe(20);
    expect(ridges.marks[7 * width]).toBe(1);
    votes.take(() => 20, 0);
    expect(votes.strongest().count).toBe(0);
  });
});
