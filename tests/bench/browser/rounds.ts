/** What a step costs: all contenders in turns, so that a drift of the machine hits all alike. */
import { connect } from './connect.ts';
import type { BenchBackend, Block, ContenderName } from './contender.ts';

export interface StepRequest {
  readonly backend: BenchBackend;
  readonly names: readonly ContenderName[];
  readonly rounds: number;
  /** About how long each takes its turn; two steps at least. */
  readonly blockMs: number;
}

/** What was found of one. */
export interface StepFindings {
  readonly name: ContenderName;
  readonly renderer: string;
  /** Images in a step. */
  readonly images: number;
  readonly stepsPerBlock: number;
  /** [rounds] time of a block divided by its steps. */
  readonly blockStepMs: readonly number[];
  readonly kernelsPerStep: number;
  /** 0 where there is no WebGL. */
  readonly dispatchesPerStep: number;
  /** What TensorFlow.js held after the warm-up and after the last round. */
  readonly memory: { readonly first: Block['memory']; readonly last: Block['memory'] };
}

const warmUpSteps = 4;
const [fewestSteps, mostSteps] = [2, 200];

export async function measureSteps(request: StepRequest): Promise<StepFindings[]> {
  const { backend, names, rounds, blockMs } = request;
  const entrants = [];
  for (const name of names) {
    const connection = await connect(name, backend);
    await connection.worker.begin(1);
    const warmUp = await connection.worker.takeSteps(warmUpSteps);
    const wanted = Math.round((blockMs * warmUpSteps) / warmUp.elapsedMs);
    const steps = Math.min(mostSteps, Math.max(fewestSteps, wanted));
    const blocks: Block[] = [];
    entrants.push({ name, connection, warmUp, steps, blocks });
    console.log(`${backend}: ${name} is warm`);
  }
  for (let round = 0; round < rounds; round++) {
    for (const { connection, steps, blocks } of entrants) {
      blocks.push(await connection.worker.takeSteps(steps));
    }
    console.log(`${backend}: round ${round + 1} of ${rounds}`);
  }
  const findings: StepFindings[] = [];
  for (const { name, connection, warmUp, steps, blocks } of entrants) {
    const { renderer, images, worker, close } = connection;
    const last = blocks.at(-1) ?? warmUp;
    findings.push({
      name,
      renderer,
      images,
      stepsPerBlock: steps,
      blockStepMs: blocks.map(({ elapsedMs }) => elapsedMs / steps),
      kernelsPerStep: await worker.countKernels(),
      dispatchesPerStep: Math.round(last.dispatches / steps),
      memory: { first: warmUp.memory, last: last.memory },
    });
    close();
  }
  return findings;
}
