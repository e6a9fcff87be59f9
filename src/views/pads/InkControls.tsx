/** Draws the controls that decide what counts as ink in a photo. */
import { Slider } from 'radix-ui';
import type { FoundInk, InkChoice } from '../../store/photo/photo.ts';
import controls from '../components/controls.module.css';
import { Segmented } from '../components/Segmented.tsx';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { Tip } from '../components/Tip.tsx';
import { useNouns } from '../components/useNouns.ts';
import styles from './photo.module.css';
import { drawnNoun } from './words.ts';

interface InkControlsProps {
  readonly choice: InkChoice;
  readonly found: FoundInk | null;
  readonly onChange: (choice: InkChoice) => void;
}

/** The position of the slider while no ink is found, as a share. */
const middlingThreshold = 0.3;
const partsOf = (noun: string) =>
  [
    { value: 'digit', text: `The ${noun}` },
    { value: 'all', text: 'All of it' },
  ] as const;

/** The ink is found automatically; a person can correct the choice. */
export function InkControls({ choice, found, onChange }: InkControlsProps) {
  const noun = drawnNoun(useNouns());
  const threshold = choice.threshold ?? found?.threshold ?? middlingThreshold;
  const percent = Math.round(100 * threshold);
  const hasLightInk = choice.hasLightInk ?? found?.hasLightInk ?? false;
  return (
    <div className={styles['controls']}>
      <div className={controls['control']}>
        <div className={controls['row']}>
          <span className={controls['label']}>
            Darkness of ink{' '}
            <Tip about="Darkness of ink">
              From how dark on, compared with the paper around it, a place counts as ink. It is
              found by Otsu’s method, which parts the picture’s greys into two groups best.
            </Tip>
          </span>
          <b className={styles['figure']}>{`${percent} %`}</b>
        </div>
        <Slider.Root
          className={controls['slider']}
          min={1}
          max={95}
          step={1}
          value={[percent]}
          onValueChange={([chosen = percent]) => onChange({ ...choice, threshold: chosen / 100 })}
        >
          <Slider.Track className={controls['track']}>
            <Slider.Range className={controls['range']} />
          </Slider.Track>
          <Slider.Thumb
            className={controls['thumb']}
            aria-label="Darkness of ink"
            aria-valuetext={`${percent} %`}
          />
        </Slider.Root>
      </div>
      <SwitchControl
        label="Light ink on dark"
        isOn={hasLightInk}
        onChange={(isOn) => onChange({ ...choice, hasLightInk: isOn, threshold: null })}
        tip="For chalk on a blackboard, or a picture of a dark screen."
      />
      {(choice.keepsLines || (found?.lineCount ?? 0) > 0) && (
        <SwitchControl
          label="Leave out printed lines"
          isOn={!choice.keepsLines}
          onChange={(isOn) => onChange({ ...choice, keepsLines: !isOn })}
          tip={`Squares, rules and boxes: straight thin lines that go through the picture or end at each other. Switch it off if a part of the ${noun} went with them.`}
        />
      )}
      <Segmented
        label="Take"
        value={choice.part}
        options={partsOf(noun)}
        onChange={(part) => onChange({ ...choice, part })}
        tip={`The ${noun} is the largest and most central part of the ink and what is right beside it; all of it is everything but specks.`}
      />
    </div>
  );
}
