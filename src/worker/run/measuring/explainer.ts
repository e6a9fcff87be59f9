/** Explains what makes two digits alike or different, one explanation at a time. */
import { areSameDigit } from '../../../data/digit.ts';
import type { DigitPair } from '../../../protocol/answers/comparison.ts';
import type { Explanation } from '../../../protocol/answers/explanation.ts';
import { occludePair, patchCentres } from '../../../siamese/inspection/occlusion.ts';
import type { Turns } from '../../scheduling/turns.ts';
import { unlessAborted } from '../../scheduling/unlessAborted.ts';
import type { Stepper } from '../stepper.ts';

export interface ExplainerPorts {
  readonly runId: number;
  readonly stepper: Stepper;
  readonly turns: Turns;
}

export class Explainer {
  readonly #ports: ExplainerPorts;
  #abort = new AbortController();
  /** The pair that was asked about last. */
  #asked: DigitPair = { a: null, b: null };

  constructor(ports: ExplainerPorts) {
    this.#ports = ports;
  }

  /**
   * Explains a pair with the network of this moment, in turns between training steps. A person waits
   * for new drawings, so they get urgent turns; the same drawings again get ordinary turns.
   * @returns `null` if a pad is empty, or if another call or `stop` came before the end
   */
  async explain(pair: DigitPair): Promise<Explanation | null> {
    this.stop();
    const { signal } = this.#abort;
    const isNew = !areSameDigit(pair.a, this.#asked.a) || !areSameDigit(pair.b, this.#asked.b);
    this.#asked = pair;
    const { a, b } = pair;
    if (a === null || b === null) return null;
    const { runId, stepper, turns } = this.#ports;
    const { step, batchSize } = stepper;
    const turn = (): Promise<void> => (isNew ? turns.nextUrgent() : turns.next());
    const pace = { chunkImages: batchSize, turn, signal };
    const frozen = stepper.judged.freeze();
    try {
      const found = await unlessAborted(signal, occludePair(frozen, { a, b }, pace));
      if (found === null || signal.aborted) return null;
      const { distance } = found;
      return {
        runId,
        step,
        distance,
        patchCentres,
        a: { digit: a, ...found.a },
        b: { digit: b, ...found.b },
      };
    } finally {
      frozen.dispose();
    }
  }

  /** Ends the explanation under way. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}
