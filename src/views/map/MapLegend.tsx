/** Draws the legend of the map. */
import { ToggleGroup } from 'radix-ui';
import { memo } from 'react';
import type { ClassFacts } from '../../settings/datasets.ts';
import { capitalised } from '../format.ts';
import styles from './map.module.css';

interface MapLegendProps {
  readonly dataset: ClassFacts;
  /** [classes] */
  readonly colours: readonly string[];
  /** Class indices whose dots are hidden. */
  readonly hidden: readonly number[];
  readonly onHide: (hidden: readonly number[]) => void;
}

/** The colour of each digit. A press hides or shows the dots of a digit. */
export const MapLegend = memo(function Legend({
  dataset,
  colours,
  hidden,
  onHide,
}: MapLegendProps) {
  const { classes, classNoun } = dataset;
  const labels = [...classes.keys()];
  return (
    <ToggleGroup.Root
      type="multiple"
      role="group"
      className={styles['legend']}
      aria-label={`${capitalised(classNoun.many)} on the map`}
      value={labels.filter((label) => !hidden.includes(label)).map(String)}
      onValueChange={(shown) => onHide(labels.filter((label) => !shown.includes(String(label))))}
    >
      {classes.map((name, label) => (
        <ToggleGroup.Item
          key={name}
          value={String(label)}
          className={styles['legendItem']}
          aria-label={`Dots of ${name}`}
        >
          <span className={styles['dot']} style={{ background: colours[label] }} aria-hidden />
          <span>{name}</span>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
});
