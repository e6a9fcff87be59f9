/** One pointer that draws: what a hand does with a mouse on a pad. */
import type { Locator, Page } from '@playwright/test';
import type { Stroke } from '../../../src/data/drawing/stroke.ts';
import { digitSkeletons } from '../../helpers/digitSkeletons.ts';

/** Where on the pad a digit is drawn: its box, in shares of the pad's side. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

const inTheMiddle: Placement = { left: 0.22, top: 0.2, size: 0.6 };

/** The strokes of a digit as one of several hands writes it, in a unit square. */
export function handwritten(digit: number, hand = 0): readonly Stroke[] {
  const strokes = digitSkeletons[digit]?.[hand];
  if (strokes === undefined) throw new RangeError(`There is no digit ${digit} by hand ${hand}`);
  return strokes;
}

export class Pointer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Draws a digit with the mouse. */
  async draw(surface: Locator, strokes: readonly Stroke[], at = inTheMiddle): Promise<void> {
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    if (box === null) throw new Error('The pad is not in sight');
    const { mouse } = this.#page;
    for (const stroke of strokes) {
      for (const [index, point] of stroke.entries()) {
        const x = box.x + (at.left + point.x * at.size) * box.width;
        const y = box.y + (at.top + point.y * at.size) * box.height;
        await mouse.move(x, y);
        if (index === 0) await mouse.down();
      }
      await mouse.up();
    }
  }
}
