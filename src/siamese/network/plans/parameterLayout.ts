/** Where each parameter tensor lies in the one flat vector that an optimiser updates. */
import type { ParameterSlot } from '../layers/layer.ts';

export class ParameterLayout {
  readonly slots: ParameterSlot[] = [];
  #parameterCount = 0;

  /** Numbers that are laid out so far. */
  get parameterCount(): number {
    return this.#parameterCount;
  }

  /**
   * Lays out one more tensor after those before it.
   * @param name as in a weights file
   * @param shape as in a weights file
   * @param tensorShape as the arithmetic takes it
   * @param initialSpread the first weights are uniform in ± this around their initial value
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
