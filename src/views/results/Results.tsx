/** Owns the tabs below the curves. */
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNameOf } from '../../settings/datasets.ts';
import { unseenClassesOf } from '../../settings/seenClasses.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Guard } from '../components/Guard.tsx';
import { later } from '../components/lazy/later.tsx';
import { usePanel } from '../components/usePanel.ts';
import styles from './results.module.css';
import { StepPairsPanel } from './step/StepPairsPanel.tsx';
import { neverSeen } from './words.ts';

const Quality = later(
  () => import('./Quality.tsx'),
  ({ Quality }) => Quality,
);
const Confusions = later(
  () => import('./Confusions.tsx'),
  ({ Confusions }) => Confusions,
);
const HeldOut = later(
  () => import('./HeldOut.tsx'),
  ({ HeldOut }) => HeldOut,
);
const InsidePanel = later(
  () => import('../inside/InsidePanel.tsx'),
  ({ InsidePanel }) => InsidePanel,
);
const OneShot = later(
  () => import('../oneShot/OneShotPanel.tsx'),
  ({ OneShotPanel }) => OneShotPanel,
);
const PastComparisons = later(
  () => import('../past/PastPanel.tsx'),
  ({ PastPanel }) => PastPanel,
);
const RunsPanel = later(
  () => import('../runs/RunsPanel.tsx'),
  ({ RunsPanel }) => RunsPanel,
);

/** The held-out digits of the run as a text: equal lists give equal texts. */
const selectHeldOut = ({ dataset, run: { status } }: Playground): string =>
  status === null
    ? ''
    : unseenClassesOf(dataset, status.settings)
        .map((label) => classNameOf(dataset, label))
        .join(', ');

/** In their order; the first is shown at first. */
const tabs = [
  'pairs',
  'quality',
  'confusions',
  'held-out',
  'inside',
  'one-shot',
  'past',
  'runs',
] as const;

/** Only the selected tab is mounted. */
export function Results() {
  const heldOut = usePlayground(selectHeldOut);
  const name = usePlayground(({ dataset }) => neverSeen(dataset.classNoun));
  const [tab, setTab] = usePanel('results', tabs);
  return (
    <section className={styles['card']} aria-label="Results">
      <Tabs.Root className={styles['whole']} value={tab} onValueChange={setTab}>
        <Tabs.List className={styles['tabs']} aria-label="Results">
          <Tab value="pairs" text="This step's pairs" />
          <Tab value="quality" text="How good is it?" />
          <Tab value="confusions" text="Confusions" />
          <Tab value="held-out" text={`${name}${heldOut === '' ? '' : `: ${heldOut}`}`} />
          <Tab value="inside" text="Inside one step" />
          <Tab value="one-shot" text="One-shot" />
          <Tab value="past" text="History" />
          <Tab value="runs" text="Runs" />
        </Tabs.List>
        <Content value="pairs">
          <Guard>
            <StepPairsPanel />
          </Guard>
        </Content>
        <Content value="quality">
          <Quality />
        </Content>
        <Content value="confusions">
          <Confusions />
        </Content>
        <Content value="held-out">
          <HeldOut />
        </Content>
        <Content value="inside">
          <InsidePanel />
        </Content>
        <Content value="one-shot">
          <OneShot />
        </Content>
        <Content value="past">
          <PastComparisons />
        </Content>
        <Content value="runs">
          <RunsPanel />
        </Content>
      </Tabs.Root>
    </section>
  );
}

function Tab({ value, text }: { readonly value: string; readonly text: string }) {
  return (
    <Tabs.Trigger className={styles['tab']} value={value} data-text={text}>
      {text}
    </Tabs.Trigger>
  );
}

/** Takes the focus of a button in it that disappears. */
function Content({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Tabs.Content className={styles['content']} value={value} data-takes-focus>
      {children}
    </Tabs.Content>
  );
}
