/** Draws the toggles of the classes that training never shows. */
import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';
import { classNameOf } from '../../settings/datasets.ts';
import { whyNoneHeldOut, whyNotHoldOut } from '../../settings/rules.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import { HeldOutOfMany, type HeldOutProps } from './HeldOutOfMany.tsx';
import styles from './settings.module.css';

/** The toggles with the page's data set and settings. */
export function HeldOutDigits() {
  const heldOut = usePlayground((state) => state.settings.heldOutDigits);
  const learnFrom = usePlayground((state) => state.settings.learnFrom);
  const dataset = usePlayground((state) => state.dataset);
  if (dataset.classes.length > mostToggles) {
    return (
      <HeldOutOfMany
        dataset={dataset}
        heldOut={heldOut}
        whyNone={whyNoneHeldOut({ learnFrom }, dataset)}
        onChange={(labels) => void actions.run.set('heldOutDigits', labels)}
      />
    );
  }
  return (
    <HeldOutToggles
      dataset={dataset}
      heldOut={heldOut}
      whyNone={whyNoneHeldOut({ learnFrom }, dataset)}
      onChange={(labels) => void actions.run.set('heldOutDigits', labels)}
    />
  );
}

/** Of more classes, a person searches for those to hold out. */
const mostToggles = 30;

/** A toggle for each class of a data set; at the limit, no other class can be held out. */
export function HeldOutToggles({ dataset, heldOut, whyNone, onChange }: HeldOutProps) {
  const { classes, classNoun } = dataset;
  const label = `Held-out ${classNoun.many}`;
  const whyNotMore = whyNone ?? whyNotHoldOut({ heldOutDigits: heldOut }, dataset);
  const reasonId = useId();
  const names = heldOut.map((held) => classNameOf(dataset, held));
  return (
    <div className={controls['control']}>
      <div className={controls['row']}>
        <span className={controls['label']}>
          <span>{label}</span>{' '}
          <Tip about={label}>
            {`Training never shows these ${classNoun.many}, and the threshold is found without them. Draw them afterwards: a network that has learnt to compare tells them apart all the same.`}
          </Tip>
        </span>
        <span className={controls['note']}>
          {whyNone !== null ? 'all' : names.length === 0 ? 'none' : names.join(', ')}
        </span>
      </div>
      <ToggleGroup.Root
        type="multiple"
        role="group"
        className={styles['digits']}
        aria-label={label}
        aria-describedby={whyNotMore === null ? undefined : reasonId}
        value={names}
        onValueChange={(chosen) =>
          onChange([...classes.keys()].filter((each) => chosen.includes(classes[each] ?? '')))
        }
      >
        {classes.map((name, each) => (
          <ToggleGroup.Item
            key={name}
            value={name}
            className={styles['digit']}
            disabled={whyNone !== null || (whyNotMore !== null && !heldOut.includes(each))}
          >
            {name}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {whyNotMore !== null && (
        <p id={reasonId} className={controls['reason']}>
          {whyNotMore}
        </p>
      )}
    </div>
  );
}
