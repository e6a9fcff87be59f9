/** Draws the choice of the classes that training never shows, where classes are many: a search, and every n-th. */
import { useState } from 'react';
import type { ClassFacts } from '../../settings/datasets.ts';
import { whyNotHoldOut } from '../../settings/rules.ts';
import { Button } from '../components/Button.tsx';
import { ClassChips } from '../components/ClassChips.tsx';
import { ClassSearch } from '../components/ClassSearch.tsx';
import controls from '../components/controls.module.css';
import { Tip } from '../components/Tip.tsx';
import { formatCount } from '../format.ts';
import styles from './settings.module.css';

export interface HeldOutProps {
  readonly dataset: ClassFacts;
  /** Class indices, ascending. */
  readonly heldOut: readonly number[];
  /** Why none can be chosen; `null` if some can. */
  readonly whyNone: string | null;
  readonly onChange: (heldOut: readonly number[]) => void;
}

/** Names are told up to so many. */
const mostShown = 5;
/** Every fifth class held out leaves most of them to learn from. */
const usualDistance = 5;

export function HeldOutOfMany({ dataset, heldOut, whyNone, onChange }: HeldOutProps) {
  const { classes, classNoun } = dataset;
  const label = `Held-out ${classNoun.many}`;
  const [distance, setDistance] = useState(usualDistance);
  const whyNotMore = whyNone ?? whyNotHoldOut({ heldOutDigits: heldOut }, dataset);
  const holdOut = (label: number): void => {
    if (heldOut.includes(label) || whyNotMore !== null) return;
    onChange([...heldOut, label].sort((one, other) => one - other));
  };
  const everyNth = Array.from(classes.keys()).filter((at) => at % distance === distance - 1);
  return (
    <fieldset
      className={`${controls['control']} ${styles['many']}`}
      aria-label={label}
      data-takes-focus
      tabIndex={-1}
    >
      <div className={controls['row']}>
        <span className={controls['label']}>
          <span>{label}</span>{' '}
          <Tip about={label}>
            {`Training never shows these ${classNoun.many}, and the threshold is found without them. A network that has learnt to compare tells them apart all the same.`}
          </Tip>
        </span>
        <span className={controls['note']}>
          {whyNone !== null ? 'all' : heldOut.length === 0 ? 'none' : formatCount(heldOut.length)}
        </span>
      </div>
      {heldOut.length > 0 && (
        <ClassChips
          dataset={dataset}
          picked={heldOut}
          most={mostShown}
          actionOn={(name) => `Do not hold out ${name}`}
          onRemove={(removed) => onChange(heldOut.filter((other) => other !== removed))}
        />
      )}
      {whyNone === null && (
        <>
          <ClassSearch
            dataset={dataset}
            label={`Search a ${classNoun.one} to hold out`}
            placeholder={`Hold out a ${classNoun.one} …`}
            onPick={holdOut}
          />
          <div className={styles['nth']}>
            <Button onClick={() => onChange(everyNth)}>Hold out every</Button>
            <input
              className={styles['number']}
              type="number"
              min={2}
              max={classes.length}
              aria-label={`Distance of held-out ${classNoun.many}`}
              value={distance}
              onChange={({ target }) =>
                setDistance(
                  Math.max(2, Math.min(classes.length, Math.round(target.valueAsNumber) || 2)),
                )
              }
            />
            <span>-th</span>
            {heldOut.length > 0 && <Button onClick={() => onChange([])}>None</Button>}
          </div>
        </>
      )}
      {whyNotMore !== null && <p className={controls['reason']}>{whyNotMore}</p>}
    </fieldset>
  );
}
