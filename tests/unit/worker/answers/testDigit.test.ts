import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { pickTestDigit } from '../../../../src/worker/answers/testDigit.ts';
import { squares } from '../../../helpers/squares.ts';

const { labels, count } = squares.splits.test;

/** Walks through the test digits of the class of the first one, until it is back. */
function walk(step: 1 | -1): number[] {
  const visited = [0];
  for (let turn = 0; turn < 10; turn++) {
    const index = visited.at(-1) ?? -1;
    visited.push(pickTestDigit(squares, { kind: 'beside', index, step }).index);
  }
  return visited;
}

describe('a test digit', () => {
  it('is any of them, with its class and its place', () => {
    const first = pickTestDigit(squares, { kind: 'any', random: 0 });
    const last = pickTestDigit(squares, { kind: 'any', random: 1 - 2 ** -53 });
    expect([first.index, last.index]).toEqual([0, count - 1]);
    expect(first.pixels).toEqual(imageAt(squares.splits.test, 0));
    expect(first.className).toBe(squares.classes[labels[0] ?? -1]);
  });

  it('is of the class that is wanted, and each of that class can come', () => {
    const found = Array.from({ length: 10 }, (_, place) =>
      pickTestDigit(squares, { kind: 'of-class', label: 3, random: (place + 0.5) / 10 }),
    );
    const ofClass = Array.from(labels.keys()).filter((index) => labels[index] === 3);
    expect(found.map(({ index }) => index)).toEqual(ofClass);
    expect(new Set(found.map(({ className }) => className))).toEqual(new Set(['d']));
  });

  it('is the next of its class, or the one before, round and round', () => {
    const forth = walk(1);
    expect(forth.every((index) => labels[index] === labels[0])).toBe(true);
    expect(new Set(forth).size).toBe(10);
    expect(forth.at(-1)).toBe(0);
    expect(walk(-1)).toEqual(forth.toReversed());
  });

  it('is refused where there is no such class or digit', () => {
    expect(() => pickTestDigit(squares, { kind: 'of-class', label: 7, random: 0 })).toThrow(
      'no test digit of the class 7',
    );
    expect(() => pickTestDigit(squares, { kind: 'beside', index: count, step: 1 })).toThrow(
      'There is no such digit',
    );
  });
});
