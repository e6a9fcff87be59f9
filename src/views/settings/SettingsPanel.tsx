import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { BackendChoice, EncoderKind, RunSettings } from '../../settings/settings.ts';
import { backendChoices, needsReset } from '../../settings/settings.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { NumberControl } from '../components/NumberControl.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { SelectControl } from '../components/SelectControl.tsx';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { formatCount } from '../format.ts';
import styles from './settings.module.css';

const encoderOptions: readonly { value: EncoderKind; text: string }[] = [
  { value: 'mlp', text: 'MLP' },
  { value: 'cnn', text: 'CNN' },
];

const lossOptions = [
  { value: 'contrastive-all-pairs', text: 'Contrastive, all pairs' },
] as const satisfies readonly { value: RunSettings['loss']; text: string }[];

const backendTexts: Record<BackendChoice, string> = {
  auto: 'Auto',
  webgl: 'WebGL (graphics card)',
  wasm: 'WASM (processor)',
  cpu: 'Plain JavaScript (slow)',
};
const backendOptions = backendChoices.map((value) => ({ value, text: backendTexts[value] }));

/** What sets the learning. */
export function SettingsPanel() {
  return (
    <div className={styles['panel']}>
      <NetworkCard />
      <LearningCard />
      <DataCard />
      <ResetNote />
    </div>
  );
}

function NetworkCard() {
  const encoder = usePlayground((state) => state.settings.encoder);
  const embeddingSize = usePlayground((state) => state.settings.embeddingSize);
  const weights = usePlayground((state) => state.status?.parameterCount);
  return (
    <section className={styles['card']} aria-labelledby="network-title">
      <h2 id="network-title">Network</h2>
      <Segmented
        label="Encoder"
        value={encoder}
        options={encoderOptions}
        onChange={(value) => void actions.set('encoder', value)}
        note={weights === undefined ? '' : `${formatCount(weights)} weights`}
        tip="The one network that both digits go through. A CNN looks at small patches first and learns best; an MLP sees all pixels at once."
      />
      <NumberControl
        label="Embedding size"
        name="embeddingSize"
        value={embeddingSize}
        onChange={(value) => void actions.set('embeddingSize', value)}
        tip="How many numbers the network turns a digit into. Two digits are compared by the distance between their numbers."
      />
    </section>
  );
}

function LearningCard() {
  const { loss, margin, learningRate, imagesPerDigit, steps } = usePlayground(
    (state) => state.settings,
  );
  return (
    <section className={styles['card']} aria-labelledby="learning-title">
      <h2 id="learning-title">Learning</h2>
      <SelectControl
        label="Loss function"
        value={loss}
        options={lossOptions}
        onChange={(value) => void actions.set('loss', value)}
        tip={
          <>
            Pulls equal digits together and pushes different ones at least a margin apart: mean d²
            of positive pairs + mean max(0, margin − d)² of the negative pairs that are too close
            (Hadsell, Chopra, LeCun 2006).
          </>
        }
      />
      <NumberControl
        label="Margin"
        name="margin"
        value={margin}
        onChange={(value) => void actions.set('margin', value)}
        tip="How far apart different digits are pushed. Beyond it they are left alone. Can be changed while training."
      />
      <NumberControl
        label="Learning rate"
        name="learningRate"
        value={learningRate}
        onChange={(value) => void actions.set('learningRate', value)}
        tip="How big a step the weights take at first; it falls to 0 at the last step. Too high, and learning falls apart. Can be changed while training."
      />
      <NumberControl
        label="Images per digit"
        name="imagesPerDigit"
        value={imagesPerDigit}
        onChange={(value) => void actions.set('imagesPerDigit', value)}
        tip="Images of each digit in one step. Every pair among them counts."
      />
      <NumberControl
        label="Steps"
        name="steps"
        value={steps}
        onChange={(value) => void actions.set('steps', value)}
        tip="How long a run is. Can be changed while training; when a run is finished, Train on adds as many again."
      />
    </section>
  );
}

function DataCard() {
  const augmentation = usePlayground((state) => state.settings.augmentation);
  return (
    <section className={styles['card']} aria-labelledby="data-title">
      <h2 id="data-title">Data</h2>
      <SwitchControl
        label="Shift, turn, scale a little"
        isOn={augmentation}
        onChange={(isOn) => void actions.set('augmentation', isOn)}
        tip="Changes every training image a little at random, so that the network does not learn single images by heart."
      />
      <Advanced />
    </section>
  );
}

function Advanced() {
  const seed = usePlayground((state) => state.settings.seed);
  const backendChoice = usePlayground((state) => state.backendChoice);
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className={styles['advanced']}>
        Advanced: seed, backend <ChevronDown size={15} aria-hidden />
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['folded']}>
        <NumberControl
          label="Seed"
          name="seed"
          value={seed}
          onChange={(value) => void actions.set('seed', value)}
          hasSlider={false}
          tip="Where the random numbers start. The same seed, settings and backend give the same losses, step for step."
        />
        <SelectControl
          label="Backend"
          value={backendChoice}
          options={backendOptions}
          onChange={(value) => void actions.chooseBackend(value)}
          tip="What does the computing. Auto takes the graphics card where there is one, else WebAssembly on the processor."
        />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

/** Says that some settings wait for a reset, and offers it. */
function ResetNote() {
  const isWaiting = usePlayground(
    ({ status, settings }) =>
      status !== null && status.step > 0 && needsReset(status.settings, settings),
  );
  return (
    <div role="status" className={styles['waiting']} data-visible={isWaiting}>
      {isWaiting && (
        <>
          <p>The new network or data settings need a fresh start.</p>
          <Button onClick={() => void actions.reset()}>Start over with them</Button>
        </>
      )}
    </div>
  );
}
