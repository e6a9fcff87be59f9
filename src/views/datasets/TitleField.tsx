/** Draws the field for the name of a data set. */
import { longestTitle } from '../../store/datasets/keptDataset.ts';
import styles from './datasets.module.css';

interface TitleFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TitleField({ value, onChange }: TitleFieldProps) {
  return (
    <label className={styles['title']}>
      <span>Name</span>
      <input
        className={styles['titleField']}
        type="text"
        maxLength={longestTitle}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
