/** Moves numbers smoothly to their targets: the map shows them on the way. Knows no canvas. */

/** In this time the rest of the way shrinks to 1/e, about a third. */
const easeMs = 110;
/** Motions smaller than this are invisible, as a share of half the frame. */
const imperceptible = 5e-4;

export class Motion {
  #shown: Float32Array = new Float32Array(0);
  #target: Float32Array = this.#shown;
  #isMoving = false;

  /** The numbers to draw now; NaN: nothing to draw. */
  get shown(): Float32Array {
    return this.#shown;
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  /**
   * Sets new targets. A number jumps if it was or becomes NaN; all jump if `isInstant` or if their count
   * changes.
   */
  aim(target: Float32Array, isInstant: boolean): void {
    if (isInstant || this.#shown.length !== target.length) {
      this.#shown = target.slice();
    } else {
      for (const [at, value] of target.entries()) {
        const isNew = Number.isNaN(this.#shown[at]) || Number.isNaN(value);
        if (isNew) this.#shown[at] = value;
      }
    }
    this.#target = target;
    this.#isMoving = !isInstant;
  }

  /** Moves the numbers by the given time. */
  advance(ms: number): void {
    const share = 1 - Math.exp(-ms / easeMs);
    let furthest = 0;
    for (let at = 0; at < this.#target.length; at++) {
      const way = (this.#target[at] ?? 0) - (this.#shown[at] ?? 0);
      this.#shown[at] = (this.#shown[at] ?? 0) + share * way;
      if (Math.abs(way) > furthest) furthest = Math.abs(way);
    }
    if (furthest > imperceptible) return;
    this.#shown.set(this.#target);
    this.#isMoving = false;
  }
}

/** The mean move of the [x, y] points between two states; 0 if their counts differ. */
export function meanMove(before: Float32Array, after: Float32Array): number {
  if (before.length !== after.length || after.length === 0) return 0;
  let sum = 0;
  for (let at = 0; at < after.length; at += 2) {
    sum += Math.hypot(
      (after[at] ?? 0) - (before[at] ?? 0),
      (after[at + 1] ?? 0) - (before[at + 1] ?? 0),
    );
  }
  return (2 * sum) / after.length;
}
