/** Draws what a comparison over seeds has found. */
import { useMemo, useState } from 'react';
import { type ArmDifference, armDifferences } from '../../metrics/statistics/armDifferences.ts';
import type { Arm, SeedComparison } from '../../store/seeds/seedComparison.ts';
import { Segmented } from '../components/Segmented.tsx';
import { useNouns } from '../components/useNouns.ts';
import { ArmsTable } from './ArmsTable.tsx';
import { DotPlot } from './DotPlot.tsx';
import { RunsTable } from './RunsTable.tsx';
import styles from './results.module.css';
import {
  figuresOf,
  type SeedFigure,
  type SeedFigureName,
  seedFigureNames,
  seedFigures,
  whyNotCompared,
} from './seedFigures.ts';
import { divergedWords, findingOf } from './words.ts';

const figureOptions = seedFigureNames.map((value) => ({ value, text: seedFigures[value].text }));

interface SeedsResultsProps {
  readonly comparison: SeedComparison;
  /** Whether no more runs come. */
  readonly isFinal: boolean;
}

/** The finding in words, then the runs as dots, and the numbers. */
export function SeedsResults({ comparison, isFinal }: SeedsResultsProps) {
  const [name, setName] = useState<SeedFigureName>('pairAccuracy');
  const nouns = useNouns();
  const figures = useMemo(() => figuresOf(comparison, name), [comparison, name]);
  const differences = useMemo(() => armDifferences(figures), [figures]);
  const figure = seedFigures[name];
  const { arms } = comparison;
  const whyNot = whyNotCompared(name, arms, nouns);
  const diverged = divergedWords(comparison);
  return (
    <div className={styles['results']}>
      <Segmented
        label="Compared by"
        value={name}
        options={figureOptions}
        onChange={setName}
        tip="Of each finished network, on all test pairs; the loss on validation pairs. Choose the figure before you look: the more of them you try, the likelier one of them differs by chance."
      />
      <section className={styles['findings']} aria-label="What it shows">
        {whyNot !== null && <p>{whyNot}</p>}
        {whyNot === null && !isFinal && (
          <p>
            What this shows is said at the end: looked at after every run, chance alone would show
            something sooner or later.
          </p>
        )}
        {whyNot === null &&
          isFinal &&
          differences.map((difference) => (
            <FindingText
              key={`${difference.first} ${difference.second}`}
              difference={difference}
              arms={arms}
              figure={figure}
            />
          ))}
        {diverged !== null && <p>{diverged}</p>}
      </section>
      <DotPlot comparison={comparison} figures={figures} name={name} />
      <ArmsTable comparison={comparison} figures={figures} figure={figure} />
      <RunsTable comparison={comparison} figures={figures} figure={figure} />
      <p className={styles['method']}>
        {`The spread is the standard deviation of the runs. Differences are taken seed by seed, with Student’s t interval${
          arms.length > 2
            ? ' and Holm’s correction: where nothing differs at all, at most one comparison in 20 shows any difference'
            : ''
        }. It covers what the seed decides: first weights, batches and shifts. The training images and the test pairs are the same in every run.`}
      </p>
    </div>
  );
}

interface FindingTextProps {
  readonly difference: ArmDifference;
  readonly arms: readonly Arm[];
  readonly figure: SeedFigure;
}

function FindingText({ difference, arms, figure }: FindingTextProps) {
  const { claim, evidence } = findingOf(difference, arms, figure);
  const { mean = '', isShown = false } = difference.tested ?? {};
  return (
    <p data-testid="seed-difference" data-value={mean} data-shown={isShown}>
      <b>{claim}</b> <span>{evidence}</span>
    </p>
  );
}
