/** Draws what stands below the map: its legend or, of many classes, the search that picks some out. */
import { ToggleGroup } from 'radix-ui';
import { memo } from 'react';
import { capitalised } from '../format.ts';
import { ClassMark } from './ClassMark.tsx';
import { type ClassesBelowProps, MapSearch } from './MapSearch.tsx';
import styles from './map.module.css';
import { areForSearch, haveLongNames } from './shownClasses.ts';

export const MapLegend = memo(function Legend(props: ClassesBelowProps) {
  return areForSearch(props.dataset.classes.length) ? (
    <MapSearch {...props} />
  ) : (
    <Toggles {...props} />
  );
});

/** The colour and shape of each class. A press hides or shows the dots of a class. */
function Toggles({ dataset, colours, chosen: hidden, onChoose }: ClassesBelowProps) {
  const { classes, classNoun } = dataset;
  const labels = [...classes.keys()];
  return (
    <ToggleGroup.Root
      type="multiple"
      role="group"
      className={styles['legend']}
      data-has-long-names={haveLongNames(classes)}
      aria-label={`${capitalised(classNoun.many)} on the map`}
      value={labels.filter((label) => !hidden.includes(label)).map(String)}
      onValueChange={(shown) => onChoose(labels.filter((label) => !shown.includes(String(label))))}
    >
      {classes.map((name, label) => (
        <ToggleGroup.Item
          key={name}
          value={String(label)}
          className={styles['legendItem']}
          aria-label={`Dots of ${name}`}
        >
          <ClassMark label={label} colour={colours[label]} />
          <span>{name}</span>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
