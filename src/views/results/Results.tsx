/** Owns the tabs below the curves. */
import { Tabs } from 'radix-ui';
import { classNameOf } from '../../settings/datasets.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { later } from '../components/later.tsx';
import { usePanel } from '../components/usePanel.ts';
import styles from './results.module.css';
import { StepPairsPanel } from './step/StepPairsPanel.tsx';
import { neverSeen } from './words.ts';

const Quality = later(async () => (await import('./Quality.tsx')).Quality);
const Confusions = later(async () => (await import('./Confusions.tsx')).Confusions);
const HeldOut = later(async () => (await import('./HeldOut.tsx')).HeldOut);
const InsidePanel = later(async () => (await import('../inside/InsidePanel.tsx')).InsidePanel);
const OneShot = later(async () => (await import('../oneShot/OneShotPanel.tsx')).OneShotPanel);
const RunsPanel = later(async () => (await import('../runs/RunsPanel.tsx')).RunsPanel);
const PastComparisons = later(async () => (await import('../past/PastPanel.tsx')).PastPanel);

/** The held-out digits of the run as a text: equal lists give equal texts. */
const selectHeldOut = ({ dataset, run: { status } }: Playground): string =>
  status?.settings.heldOutDigits.map((label) => classNameOf(dataset, label)).join(', ') ?? '';

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
      <Tabs.Root value={tab} onValueChange={setTab}>
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
        <Tabs.Content className={styles['content']} value="pairs">
          <StepPairsPanel />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="quality">
          <Quality />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="confusions">
          <Confusions />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="held-out">
          <HeldOut />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="inside">
          <InsidePanel />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="one-shot">
          <OneShot />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="past">
          <PastComparisons />
        </Tabs.Content>
        <Tabs.Content className={styles['content']} value="runs">
          <RunsPanel />
        </Tabs.Content>
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
