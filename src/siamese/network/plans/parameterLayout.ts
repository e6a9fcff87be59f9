/** Decides the place of each parameter tensor in the one flat vector that an optimiser updates. */
import type { ParameterSlot } from '../layers/layer.ts';

export class ParameterLayout {
  readonly slots: ParameterSlot[] = [];
  #parameterCount = 0;

  /** How many numbers are laid out so far. */
  get parameterCount(): number {
    return this.#parameterCount;
  }

  /**
   * Lays out one more tensor after the earlier ones.
   * @param name its name in a weights file
   * @param shape its shape in a weights file
   * @param tensorShape its shape for the computation
   * @param initialSpread initial weights are uniform within ± this around `initialValue`
   */
  add(
    name: string,
    shape: readonly number[],
    tensorShape: readonly [number, number] | readonly [number],
    initialSpread: number,
    initialValue: (index: number) => number = () => 0,
  ): ParameterSlot {
    const size = shape.reduce((product, length) => product * length, 1);
    const offset = this.#parameterCount;
    const slot = { name, shape, tensorShape, size, offset, initialSpread, initialValue };
    this.slots.push(slot);
    this.#parameterCount += size;
    return slot;
  }
}
