/** Makes up the insides of steps for tests. */
import type { InsideStepOfRun } from '../../src/protocol/answers/insideStep.ts';
import type { RunStatus } from '../../src/protocol/run.ts';

/** The inside of a run's next step, with four blank pairs. */
export function insideStepOf(
  { runId, step, settings }: RunStatus,
  chosen: number,
): InsideStepOfRun {
  const blank = new Float32Array(784);
  const { tieWeights, learningRate } = settings;
  const layers = [
    {
      name: 'dense1',
      parameterCount: 25_120,
      throughA: 3,
      throughB: 4,
      sum: tieWeights ? 5 : null,
      difference: tieWeights ? 1e-7 : null,
    },
  ];
  return {
    runId,
    step,
    isTied: tieWeights,
    pairs: [true, true, false, false].map((isPositive) => ({
      first: blank,
      second: blank,
      isPositive,
    })),
    chosen,
    pair: {
      embeddingA: new Float32Array(settings.embeddingSize),
      embeddingB: new Float32Array(settings.embeddingSize),
      distance: 0,
      loss: 0,
      layers,
    },
    batch: { images: 120, loss: 0.5, layers, learningRate, weightChanges: [0.01] },
  };
}
