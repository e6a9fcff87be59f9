/** Draws the choice of the pair in the twins. */
import { RadioGroup } from 'radix-ui';
import styles from './twins.module.css';
import type { Source } from './useShownPair.ts';

interface SourceSwitchProps {
  readonly source: Source;
  readonly onChoose: (source: Source) => void;
}

/** A person's own drawings, or pairs of the batch. */
export function SourceSwitch({ source, onChoose }: SourceSwitchProps) {
  return (
    <RadioGroup.Root
      className={styles['switch']}
      aria-label="What goes through the twins"
      orientation="horizontal"
      value={source}
      onValueChange={(value) => onChoose(value === 'batch' ? 'batch' : 'drawings')}
    >
      <RadioGroup.Item className={styles['option']} value="drawings">
        yours
      </RadioGroup.Item>
      <RadioGroup.Item className={styles['option']} value="batch">
        batch
      </RadioGroup.Item>
    </RadioGroup.Root>
  );
}
