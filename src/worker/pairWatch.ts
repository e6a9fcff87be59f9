/** Compares the two digits on the pads: at once when asked, and again while the network trains. */
import { BatchInput } from '../siamese/batchInput.ts';
import { type Decision, similarityOf } from '../siamese/calibration.ts';
import type { SiameseNetwork } from '../siamese/network.ts';
import type { Comparison, DigitPair } from './api.ts';

/** While training, the drawings are compared after at least so many steps and milliseconds. */
const refreshSteps = 8;
const refreshIntervalMs = 100;

export interface PairWatchPorts {
  readonly network: SiameseNetwork;
  readonly step: () => number;
  readonly decision: () => Decision | null;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export class PairWatch {
  readonly #ports: PairWatchPorts;
  #pair: DigitPair = { a: null, b: null };
  #isBusy = false;
  #comparedAt = { step: 0, ms: Number.NEGATIVE_INFINITY };

  constructor(ports: PairWatchPorts) {
    this.#ports = ports;
  }

  /** The pair that is being watched. */
  get pair(): DigitPair {
    return this.#pair;
  }

  /** Watches a new pair and compares it now. */
  async compare(pair: DigitPair): Promise<Comparison> {
    const { network, step, decision, now } = this.#ports;
    const input = new BatchInput(network.plan, 2);
    // Both at once, an empty pad as background: the shapes never change.
    if (pair.a !== null) input.setImage(0, pair.a, null);
    if (pair.b !== null) input.setImage(1, pair.b, null);
    this.#pair = pair;
    const comparedAt = { step: step(), ms: now() };
    this.#comparedAt = comparedAt;
    const embeddings = await network.embed(input.values);
    return describe(pair, embeddings, comparedAt.step, decision());
  }

  /** Whether there is a drawing to compare and the last comparison is long enough ago. */
  get isDue(): boolean {
    const { step, now } = this.#ports;
    return (
      !this.#isBusy &&
      (this.#pair.a !== null || this.#pair.b !== null) &&
      step() - this.#comparedAt.step >= refreshSteps &&
      now() - this.#comparedAt.ms >= refreshIntervalMs
    );
  }

  /** Compares the watched pair with the network as it is now; one at a time. */
  async refresh(onComparison: (comparison: Comparison) => void): Promise<void> {
    this.#isBusy = true;
    try {
      onComparison(await this.compare(this.#pair));
    } finally {
      this.#isBusy = false;
    }
  }
}

/** @param embeddings [2 × embeddingSize] */
function describe(
  { a, b }: DigitPair,
  embeddings: Float32Array,
  step: number,
  decision: Decision | null,
): Comparison {
  const embeddingSize = embeddings.length / 2;
  const embeddingA = a === null ? null : embeddings.slice(0, embeddingSize);
  const embeddingB = b === null ? null : embeddings.slice(embeddingSize);
  const distance =
    embeddingA === null || embeddingB === null ? null : distanceBetween(embeddingA, embeddingB);
  return {
    step,
    embeddingA,
    embeddingB,
    distance,
    similarity: distance === null || decision === null ? null : similarityOf(distance, decision),
    threshold: decision?.threshold ?? null,
  };
}

function distanceBetween(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
}
