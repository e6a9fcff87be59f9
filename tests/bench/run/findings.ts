/** All that one run of the benchmark finds. What was not measured is not there. */
import type { BenchBackend, ContenderName } from '../browser/contender.ts';
import type { Race } from '../browser/race.ts';
import type { StepFindings } from '../browser/rounds.ts';
import type { Machine } from './machine.ts';
import type { Moment } from './page/endurance.ts';
import type { PageFindings } from './page/measurePage.ts';
import type { PictureCosts } from './page/pictures.ts';
import type { SavingFindings } from './page/saving.ts';
import type { TorchFindings } from './torch.ts';

export interface RaceFindings {
  readonly backend: BenchBackend;
  readonly name: ContenderName;
  /** One for each seed. */
  readonly races: readonly Race[];
}

export interface Findings {
  readonly date: string;
  readonly machine: Machine;
  readonly steps: Readonly<Partial<Record<BenchBackend, readonly StepFindings[]>>>;
  readonly races: readonly RaceFindings[];
  /** `null` where no Python with torch was found or asked for. */
  readonly torch: TorchFindings | null;
  readonly page: readonly PageFindings[];
  /** `null` where it was not asked for. */
  readonly saving: SavingFindings | null;
  readonly pictures: readonly PictureCosts[];
  /** A long run, moment by moment. */
  readonly endurance: readonly Moment[];
}
