/** Draws the folded card of advanced settings: optimiser, schedule, seed, backend. */
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { optimizerKinds, scheduleKinds } from '../../settings/choices.ts';
import { optimizers } from '../../settings/facts/optimizers.ts';
import { schedules } from '../../settings/facts/schedules.ts';
import type { ExplainedChoice } from '../../settings/facts/wordsOfChoice.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { NumberControl } from '../components/NumberControl.tsx';
import { SelectControl } from '../components/SelectControl.tsx';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { TipText } from '../components/TipText.tsx';
import { useFold } from '../components/usePanel.ts';
import { BackendSettings } from './BackendSettings.tsx';
import styles from './settings.module.css';

const optimizerOptions = optimizerKinds.map((value) => ({
  value,
  text: optimizers[value].text,
}));
const scheduleOptions = scheduleKinds.map((value) => ({ value, text: schedules[value].text }));

/** Closed at first: most people never need it. */
export function Advanced() {
  const [isOpen, setIsOpen] = useFold('advanced');
  return (
    <Collapsible.Root className={styles['card']} open={isOpen} onOpenChange={setIsOpen}>
      <Collapsible.Trigger className={styles['advanced']}>
        <b>Advanced</b> <span>optimiser, seed, backend</span>
        <ChevronDown size={15} aria-hidden />
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['folded']}>
        <OptimizerSettings />
        <RepeatSettings />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

function OptimizerSettings() {
  const { optimizer, beta1, beta2, averageWeights, schedule, warmUpSteps } = usePlayground(
    (state) => state.settings,
  );
  const { meaning, formula, source, hasBetas } = optimizers[optimizer];
  const scheduleFacts: ExplainedChoice = schedules[schedule];
  return (
    <>
      <SelectControl
        label="Optimiser"
        value={optimizer}
        options={optimizerOptions}
        onChange={(value) => void actions.run.set('optimizer', value)}
        tip={
          <TipText formula={formula} source={source}>
            How the slopes of the loss become a step of the weights. <span>{meaning}</span> Another
            optimiser brings its own learning rate.
          </TipText>
        }
      />
      {hasBetas && (
        <>
          <NumberControl
            label="β₁"
            name="beta1"
            value={beta1}
            onChange={(value) => void actions.run.set('beta1', value)}
            tip="How long Adam remembers the slope: this share of its mean slope remains after each step. Lower, and it follows the newest batches."
          />
          <NumberControl
            label="β₂"
            name="beta2"
            value={beta2}
            onChange={(value) => void actions.run.set('beta2', value)}
            tip="How long Adam remembers how large the slopes are. Lower suits short runs, where the slopes shrink fast."
          />
        </>
      )}
      <SwitchControl
        label="Averaged weights"
        isOn={averageWeights}
        onChange={(isOn) => void actions.run.set('averageWeights', isOn)}
        tip={
          <TipText
            formula="w ← w + (newest − w) · min(1, 8 ÷ (t + 1))"
            source="Polyak, Juditsky 1992; Shamir, Zhang 2013"
          >
            A running mean of the weights over the last eighth of the steps t. The mean is what is
            judged, compared, mapped and exported; it is calmer than the newest weights. The loss is
            that of the newest weights, which training goes on from.
          </TipText>
        }
      />
      <SelectControl
        label="Schedule"
        value={schedule}
        options={scheduleOptions}
        onChange={(value) => void actions.run.set('schedule', value)}
        tip={
          <TipText source={scheduleFacts.source}>
            {`How the learning rate goes on over a run. ${scheduleFacts.meaning}`}
          </TipText>
        }
      />
      <NumberControl
        label="Warm-up steps"
        name="warmUpSteps"
        value={warmUpSteps}
        onChange={(value) => void actions.run.set('warmUpSteps', value)}
        tip="Over so many steps the learning rate rises from near 0, so that the first steps do not throw the network about."
      />
    </>
  );
}

function RepeatSettings() {
  const seed = usePlayground((state) => state.settings.seed);
  const isExact = usePlayground((state) => state.settings.exactArithmetic);
  const whyNotExact = usePlayground(({ backend }) => backend?.whyNotExact ?? null);
  return (
    <>
      <NumberControl
        label="Seed"
        name="seed"
        value={seed}
        onChange={(value) => void actions.run.set('seed', value)}
        hasSlider={false}
        tip="Where the random numbers start. The same seed, settings and backend give the same losses, step for step."
      />
      <SwitchControl
        label="Exact arithmetic"
        isOn={isExact}
        onChange={(on) => void actions.run.set('exactArithmetic', on)}
        whyFixed={isExact ? null : whyNotExact}
        tip={
          <TipText>
            The same settings then give the same weights, bit by bit, on every machine: no fused
            multiply-add, and functions such as the exponential by code that is the same everywhere.
            A link can then lead to this very network.
          </TipText>
        }
      />
      {isExact && whyNotExact !== null && (
        <p className={styles['inexact']} role="status">
          {`Not exact here. ${whyNotExact}`}
        </p>
      )}
      <BackendSettings />
    </>
  );
}
