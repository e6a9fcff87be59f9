/** Draws a field to search one class of many by its name. */
import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react';
import type { ClassFacts } from '../../settings/datasets.ts';
import styles from './classSearch.module.css';
import { classMeant, classNamed, classTyped } from './classSearch.ts';
import type { Elements } from './elements.ts';

interface ClassSearchProps {
  readonly dataset: ClassFacts;
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly onPick: (label: number) => void;
  /** A button that takes back what was picked. */
  readonly children?: Elements;
}

/** The browser lists the names that fit. A whole name picks its class; so does Enter, if only one fits. */
export function ClassSearch({ dataset, label, placeholder, onPick, children }: ClassSearchProps) {
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const listId = useId();
  const pick = (picked: number): void => {
    setText('');
    onPick(picked);
  };
  const change = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>): void => {
    const { value } = target;
    const picked = isFromList(nativeEvent)
      ? classNamed(dataset.classes, value)
      : classTyped(dataset, value);
    setText(value);
    setWhy('');
    if (picked !== null) pick(picked);
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text === '') return;
    event.preventDefault();
    const meant = classMeant(dataset, text);
    if (typeof meant === 'number') pick(meant);
    else setWhy(meant);
  };
  return (
    // A saved picture shows what was found, and not the search.
    <div className={styles['row']} data-picture-chrome>
      <div className={styles['field']}>
        <input
          className={styles['search']}
          type="search"
          list={listId}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={change}
          onKeyDown={enter}
        />
        <datalist id={listId}>
          {dataset.classes.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <p className={styles['why']} role="status">
          {why}
        </p>
      </div>
      {children}
    </div>
  );
}

/** Whether a name was chosen in the browser's list, and not typed; engines tell it in two ways. */
function isFromList(event: Event): boolean {
  return !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
}
