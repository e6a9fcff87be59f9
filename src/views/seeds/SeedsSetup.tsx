/** Draws the choice of what is to be compared over seeds. */
import { Play, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { numberRanges } from '../../settings/settings.ts';
import { armCounts, seedCounts, seedsFrom } from '../../store/seeds/seedComparison.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { NumberControl } from '../components/NumberControl.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { ArmSelect } from './ArmSelect.tsx';
import { armNames, differenceFromFirst } from './armNames.ts';
import { type ArmOption, armGroups, type NamedRun } from './armOptions.ts';
import { armDifferences } from './armSettings.ts';
import styles from './setup.module.css';
import { planWords } from './words.ts';

const defaultSeedCount = 5;
const seedCountOptions = seedsFrom(seedCounts.min, seedCounts.max - seedCounts.min + 1).map(
  (count) => ({ value: String(count), text: String(count) }),
);

interface SeedsSetupProps {
  /** The kept runs, whose settings can be compared. */
  readonly runs: readonly NamedRun[];
  readonly onStart: () => void;
}

/** The settings, the seeds and the steps; below them, what that comes to. */
export function SeedsSetup({ runs, onStart }: SeedsSetupProps) {
  const settings = usePlayground((state) => state.settings);
  const dataset = usePlayground((state) => state.dataset);
  const backend = usePlayground((state) => state.backend);
  const stepMs = usePlayground(({ run: { status } }) => status?.stepMs ?? null);
  const isTraining = usePlayground(({ runState }) => runState === 'training');
  const groups = useMemo(() => armGroups(settings, dataset, runs), [settings, dataset, runs]);
  const options = groups.flatMap((group) => group.options);
  const [keys, setKeys] = useState(() => options.slice(0, armCounts.min).map(({ key }) => key));
  const [seedCount, setSeedCount] = useState(defaultSeedCount);
  const [firstSeed, setFirstSeed] = useState(settings.seed);
  const [steps, setSteps] = useState(settings.steps);

  const [present] = options;
  // A run that has been deleted meanwhile gives way to the present settings.
  const chosen = keys.flatMap(
    (key) => options.find((option) => option.key === key) ?? present ?? [],
  );
  const [first] = chosen;
  const whyNot =
    backend === null
      ? 'The page’s backend has not started yet.'
      : (whyNotCompare(chosen) ?? whyNotFrom(firstSeed, seedCount));
  const start = (): void => {
    if (backend === null || whyNot !== null) return;
    const names = armNames(chosen, dataset);
    const arms = chosen.map((option, arm) => ({
      name: names[arm] ?? option.text,
      settings: option.settings,
    }));
    const seeds = seedsFrom(firstSeed, seedCount);
    void actions.seeds.start({ arms, seeds, steps, backend: backend.name });
    onStart();
  };
  return (
    <>
      <div className={styles['arms']}>
        {chosen.map((option, arm) => (
          <ArmSelect
            // The place is what a person sees of it: two may be the same for a moment.
            key={String(arm)}
            label={`Settings ${arm + 1}`}
            value={option.key}
            groups={groups}
            onChange={(key) => setKeys(keys.with(arm, key))}
            onRemove={keys.length > armCounts.min ? () => setKeys(keys.toSpliced(arm, 1)) : null}
            note={
              arm === 0 || first === undefined ? '' : differenceFromFirst(first, option, dataset)
            }
          />
        ))}
        {keys.length < armCounts.max && (
          <Button
            className={styles['add'] ?? ''}
            onClick={() => setKeys([...keys, unusedOf(options, keys)])}
          >
            <Plus size={15} aria-hidden /> Add settings
          </Button>
        )}
      </div>
      <div className={styles['numbers']}>
        <Segmented
          label="Number of seeds"
          value={String(seedCount)}
          options={seedCountOptions}
          onChange={(count) => setSeedCount(Number(count))}
          tip="Each seed draws its own first weights, batches and shifts. The more of them, the smaller the differences that can be told from chance."
        />
        <NumberControl
          label="First seed"
          name="seed"
          value={firstSeed}
          onChange={setFirstSeed}
          hasSlider={false}
          whyNot={(seed) => whyNotFrom(seed, seedCount)}
          tip="The others follow it, one by one. All settings are trained from the same seeds, and compared seed by seed."
        />
        <NumberControl
          label="Steps"
          name="steps"
          value={steps}
          onChange={setSteps}
          tip="How long every run is, in place of the steps of the chosen settings."
        />
      </div>
      <div className={styles['end']}>
        <p className={styles['plan']}>
          <span>{planWords(chosen.length, seedCount, steps, stepMs)}</span>
          {isTraining && (
            <span> Your own run trains too: both share the machine, and both are slower.</span>
          )}
        </p>
        <Button look="primary" disabled={whyNot !== null} onClick={start}>
          <Play size={16} aria-hidden /> Start
        </Button>
        {whyNot !== null && <p className={styles['whyNot']}>{whyNot}</p>}
      </div>
    </>
  );
}

/** Why these cannot be compared; `null` if they can. */
function whyNotCompare(chosen: readonly ArmOption[]): string | null {
  const hasTwins = chosen.some((one, place) =>
    chosen
      .slice(place + 1)
      .some((other) => armDifferences([one.settings, other.settings]).length === 0),
  );
  return hasTwins ? 'Two of the settings are the same: their runs would be equal.' : null;
}

/** Why so many seeds cannot begin with this one; `null` if they can. */
function whyNotFrom(firstSeed: number, seedCount: number): string | null {
  const isTooHigh = firstSeed + seedCount - 1 > numberRanges.seed.max;
  return isTooHigh ? 'The first seed is too high for so many seeds.' : null;
}

/** The first option that is not chosen. */
function unusedOf(options: readonly ArmOption[], keys: readonly string[]): string {
  return options.find(({ key }) => !keys.includes(key))?.key ?? '';
}
