/** Draws the legend of the map. */
import { ToggleGroup } from 'radix-ui';
import { memo } from 'react';
import styles from './map.module.css';

interface LegendProps {
  readonly colours: readonly string[];
  /** Class indices whose dots are hidden. */
  readonly hidden: readonly number[];
  readonly onHide: (hidden: readonly number[]) => void;
}

/** The colour of each digit. A press hides or shows the dots of a digit. */
export const MapLegend = memo(function Legend({ colours, hidden, onHide }: LegendProps) {
  const digits = [...colours.keys()];
  return (
    <ToggleGroup.Root
      type="multiple"
      role="group"
      className={styles['legend']}
      aria-label="Digits on the map"
      value={digits.filter((digit) => !hidden.includes(digit)).map(String)}
      onValueChange={(shown) => onHide(digits.filter((digit) => !shown.includes(String(digit))))}
    >
      {digits.map((digit) => (
        <ToggleGroup.Item
          key={digit}
          value={String(digit)}
          className={styles['legendItem']}
          aria-label={`Dots of ${digit}`}
        >
          <span className={styles['dot']} style={{ background: colours[digit] }} aria-hidden />
          {digit}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
});
