/** Draws the classes that a person has picked of many; a press takes one back. */
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { type ClassFacts, classNameOf } from '../../settings/datasets.ts';
import { formatCount } from '../format.ts';
import { Button } from './Button.tsx';
import styles from './classSearch.module.css';

interface ClassChipsProps {
  readonly dataset: ClassFacts;
  /** Class indices. */
  readonly picked: readonly number[];
  /** So many are named, and the others counted. */
  readonly most: number;
  /** The accessible name of the button of a class. */
  readonly actionOn: (name: string) => string;
  readonly markOf?: (label: number) => ReactElement;
  readonly onRemove: (label: number) => void;
}

export function ClassChips(props: ClassChipsProps) {
  const { dataset, picked, most, actionOn, markOf, onRemove } = props;
  return (
    <ul className={styles['chips']}>
      {picked.slice(0, most).map((label) => (
        <li key={String(label)}>
          <Button
            className={styles['chip'] ?? ''}
            aria-label={actionOn(classNameOf(dataset, label))}
            onClick={() => onRemove(label)}
          >
            {markOf?.(label)}
            <span>{classNameOf(dataset, label)}</span>
            <X size={12} aria-hidden data-picture-chrome />
          </Button>
        </li>
      ))}
      {picked.length > most && <li>{`and ${formatCount(picked.length - most)} more`}</li>}
    </ul>
  );
}
