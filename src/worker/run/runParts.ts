/** Owns the list of a run's parts, each with one job, and puts them together. */
import type { Dataset } from '../../data/dataset.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { EventStream } from '../eventStream.ts';
import { BatchPairsMaker } from '../pictures/batchPairsMaker.ts';
import { Gallery } from '../pictures/gallery.ts';
import { MapMaker } from '../pictures/mapMaker.ts';
import { PictureMakers } from '../pictures/pictureMakers.ts';
import { Surroundings } from '../pictures/surroundings.ts';
import { BackgroundWork } from '../scheduling/backgroundWork.ts';
import { BetweenSteps } from '../scheduling/betweenSteps.ts';
import { Checkpoints } from '../scheduling/checkpoints.ts';
import { ImageWait } from '../scheduling/imageWait.ts';
import type { TrainingPace } from '../scheduling/trainingPace.ts';
import { TurnSchedule } from '../scheduling/turnSchedule.ts';
import { Turns } from '../scheduling/turns.ts';
import type { SymbolSupply } from '../sideWorkers/symbols/symbolSupply.ts';
import { RunHealth } from './health/runHealth.ts';
import { Evaluator } from './measuring/evaluator.ts';
import { Explainer } from './measuring/explainer.ts';
import { FewShotJudge } from './measuring/fewShotJudge.ts';
import { mostStepsPerLook } from './measuring/looker.ts';
import { PairWatch } from './pairWatch.ts';
import { RunClock } from './runClock.ts';
import { Stepper } from './stepper.ts';

/** What a run needs from its surroundings. */
export interface RunPorts {
  readonly dataset: Dataset;
  readonly symbols: SymbolSupply;
  readonly stream: EventStream;
  /** A clock in milliseconds, for durations. */
  readonly now: () => number;
  /** The time of day, for files. */
  readonly today: () => Date;
  readonly pace: TrainingPace;
}

/** The run's functions that its parts call. */
export interface RunHooks {
  /** Copies the run as it is, for the page; `null` if there is nothing to continue from. */
  readonly checkpoint: () => Promise<RunSnapshot | null>;
  /** Called when new figures, and with them perhaps a new decision, are on their way to the page. */
  readonly onFigures: () => void;
  readonly onFirstSight: () => void;
  /** Begins a new comparison of the drawings. */
  readonly refreshComparison: () => void;
}

export interface RunParts {
  readonly stepper: Stepper;
  readonly evaluator: Evaluator;
  readonly watch: PairWatch;
  readonly explainer: Explainer;
  readonly fewShot: FewShotJudge;
  readonly pictures: PictureMakers;
  readonly gallery: Gallery;
  readonly health: RunHealth;
  readonly checkpoints: Checkpoints;
  readonly betweenSteps: BetweenSteps;
  readonly images: ImageWait;
  /** The turns of the evaluator, the explainer and the answers. */
  readonly turns: Turns;
  readonly background: BackgroundWork;
  readonly clock: RunClock;
  readonly dataset: Dataset;
  /** The time of day, for files. */
  readonly today: () => Date;
}

/** Makes the parts of a run; the run owns them and disposes the stepper. */
export function assembleRun(snapshot: RunSnapshot, ports: RunPorts, hooks: RunHooks): RunParts {
  const { dataset, stream, now } = ports;
  const { runId } = snapshot;
  const turns = new Turns();
  const background = new BackgroundWork();
  const stepper = new Stepper(snapshot, dataset, ports.symbols.poolOf(snapshot.settings));
  const towers = stepper.network.plan.isTied ? 1 : 2;
  const stepsPerLook = mostStepsPerLook(towers, stepper.batchSize);
  const schedule = new TurnSchedule(now, ports.pace.turnShare, stepsPerLook);
  const evaluator = new Evaluator(
    {
      ...{ stepper, dataset, turns, schedule, now, ...hooks },
      onEvaluation: (dated) => {
        stream.add({ kind: 'evaluation', runId, ...dated });
        hooks.onFigures();
      },
      onLook: (dated) => {
        stream.add({ kind: 'look', runId, ...dated });
        hooks.onFigures();
      },
    },
    snapshot.decision,
  );
  const health = new RunHealth(stepper, evaluator);
  const clock = new RunClock(now, snapshot.elapsedMs);
  const checkpoints = new Checkpoints({ stream, now, trainedMs: () => clock.elapsedMs, ...hooks });
  const gallery = new Gallery({ stepper, dataset });
  const surroundings = new Surroundings({
    gallery,
    stepper,
    dataset,
    onLimit: hooks.refreshComparison,
  });
  const step = (): number => stepper.step;
  const map = new MapMaker({ runId, gallery, stream, step, now });
  const batch = new BatchPairsMaker({
    stepper,
    now,
    isTraining: () => turns.isTraining,
    onPairs: (pairs) => {
      stream.add({ kind: 'batch', runId, pairs });
      // At rest, perhaps no later event sends it.
      if (!turns.isTraining) stream.flush();
    },
  });
  const pictures = new PictureMakers([gallery, map, surroundings, batch]);
  const watch = new PairWatch({
    runId,
    network: () => stepper.judged,
    step,
    decision: () => evaluator.decision,
    surroundings,
    now,
  });
  const parts = {
    stepper,
    evaluator,
    watch,
    pictures,
    gallery,
    health,
    checkpoints,
    turns,
    background,
  };
  return {
    ...parts,
    explainer: new Explainer({ runId, stepper, turns }),
    fewShot: new FewShotJudge({ runId, stepper, dataset, turns }),
    betweenSteps: new BetweenSteps({ ...parts, schedule, step, stream, ...hooks }),
    images: new ImageWait(stepper, turns),
    clock,
    dataset,
    today: ports.today,
  };
}
