/** Judges a run's network by n-way k-shot questions, in turns, beside its yardsticks, which it keeps. */
import type { Dataset } from '../../../data/dataset.ts';
import type { Episodes, FewShotAccuracy } from '../../../metrics/neighbours/fewShot.ts';
import type { FewShotFigures, FewShotQuestion } from '../../../protocol/answers/fewShot.ts';
import { unseenClassesOf } from '../../../settings/seenClasses.ts';
import { FewShotTest } from '../../../siamese/evaluation/heldOut/fewShotTest.ts';
import type { ChunkPace } from '../../../siamese/network/embedding.ts';
import { initialParameters } from '../../../siamese/network/plans/networkPlan.ts';
import { SiameseNetwork } from '../../../siamese/network/siameseNetwork.ts';
import type { Turns } from '../../scheduling/turns.ts';
import type { Stepper } from '../stepper.ts';

export interface FewShotPorts {
  readonly runId: number;
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  readonly turns: Turns;
}

type Yardsticks = Pick<FewShotFigures, 'untrained' | 'pixels'>;

const nothing = { network: null, untrained: null, pixels: null } as const;

export class FewShotJudge {
  readonly #ports: FewShotPorts;
  #test: FewShotTest | null = null;
  /** By the form of the questions. */
  readonly #yardsticks = new Map<string, Yardsticks>();

  constructor(ports: FewShotPorts) {
    this.#ports = ports;
  }

  /**
   * Judges the network of this moment, even if training goes on or the run ends meanwhile.
   * @throws RangeError for fewer than two ways, or no shot
   */
  async judge({ ways, shots }: FewShotQuestion): Promise<FewShotFigures> {
    if (!Number.isInteger(ways) || !Number.isInteger(shots) || ways < 2 || shots < 1) {
      throw new RangeError(`A question needs 2 ways and 1 shot or more, got ${ways} and ${shots}`);
    }
    const { runId, stepper, dataset, turns } = this.#ports;
    const { step, settings, batchSize } = stepper;
    this.#test ??= FewShotTest.draw(dataset, unseenClassesOf(dataset, settings));
    const test = this.#test;
    const episodes = test?.episodes({ ways, shots }) ?? null;
    const known = {
      ...{ runId, step, ways, shots },
      classes: test?.classes ?? [],
      episodes: episodes?.queries.length ?? 0,
      images: test?.images.length ?? 0,
    };
    if (test === null || episodes === null) return { ...known, ...nothing };
    const pace = {
      chunkImages: batchSize,
      turn: () => turns.next(),
      signal: new AbortController().signal,
    };
    const frozen = stepper.judged.freeze();
    try {
      const yardsticks = await this.#yardsticksOf(test, episodes, pace);
      return { ...known, ...yardsticks, network: await test.judge(frozen, episodes, pace) };
    } finally {
      frozen.dispose();
    }
  }

  async #yardsticksOf(test: FewShotTest, episodes: Episodes, pace: ChunkPace): Promise<Yardsticks> {
    const form = `${episodes.ways} ${episodes.shots}`;
    const known = this.#yardsticks.get(form);
    if (known !== undefined) return known;
    const yardsticks = {
      untrained: await this.#judgeUntrained(test, episodes, pace),
      pixels: await test.judgePixels(episodes, pace.turn),
    };
    this.#yardsticks.set(form, yardsticks);
    return yardsticks;
  }

  async #judgeUntrained(
    test: FewShotTest,
    episodes: Episodes,
    pace: ChunkPace,
  ): Promise<FewShotAccuracy | null> {
    const { network, settings } = this.#ports.stepper;
    const { plan } = network;
    const untrained = SiameseNetwork.create(plan, initialParameters(plan, settings.seed));
    try {
      return await test.judge(untrained, episodes, pace);
    } finally {
      untrained.dispose();
    }
  }
}
