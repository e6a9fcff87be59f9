import { describe, expect, it } from 'vitest';
import { linesOfPart, linesOfText } from '../../helpers/sourceLines.ts';

const source = `/** About the file. */
import { other } from './other.ts';

/**
 * Two lines of comment,
 * and one line of code.
 */
export const one = 1;

function two(): number {
  return other(one);
}

export class Three {
  #four = 4;

  /** A line of comment. */
  five(): number {
    return this.#four;
  }
}
`;

describe('the lines of a part', () => {
  it.each([
    ['one', 5],
    ['two', 3],
    ['Three', 8],
    ['Three.five', 4],
    ['other', null],
    ['Three.six', null],
    ['two.five', null],
  ])('of %s are %s, with its comment', (name, lines) => {
    expect(linesOfPart(source, name)).toBe(lines);
  });

  it('of a text are as many as it has line breaks', () => {
    expect(linesOfText(source)).toBe(21);
  });
});
