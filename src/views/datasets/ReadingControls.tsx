/** Draws the choices of how images are read: what was guessed can be chosen otherwise. */
import type { FoundSummary, ReadingChoices } from '../../store/datasets/datasets.ts';
import { Segmented } from '../components/Segmented.tsx';
import styles from './datasets.module.css';

interface ReadingControlsProps extends Pick<FoundSummary, 'used' | 'guess'> {
  /** Whether the files are being read. */
  readonly isBusy: boolean;
  readonly onChange: (choice: Partial<ReadingChoices>) => void;
}

const readings = [
  { value: 'ink', text: 'as ink' },
  { value: 'as-is', text: 'as it is' },
  { value: 'picture', text: 'as a picture' },
] as const;
const orientations = [
  { value: 'as-stored', text: 'as stored' },
  { value: 'transposed', text: 'transposed' },
] as const;
const inks = [
  { value: 'light', text: 'light on dark' },
  { value: 'dark', text: 'dark on light' },
] as const;

export function ReadingControls({ used, guess, isBusy, onChange }: ReadingControlsProps) {
  const noteOf = (name: keyof ReadingChoices): string =>
    used[name] === guess[name] ? 'guessed' : 'chosen';
  const whyNone = isBusy ? 'The files are being read.' : null;
  return (
    <div className={styles['controls']} aria-busy={isBusy}>
      <Segmented
        label="Read each image"
        value={used.reading}
        options={readings}
        note={noteOf('reading')}
        whyNone={whyNone}
        onChange={(reading) => onChange({ reading })}
        tip="As ink, its lines are found and drawn again as thick as MNIST’s, in the middle: for letters and symbols. As it is, only its size changes. As a picture, grey values stay as they are: for clothes or faces."
      />
      <Segmented
        label="Rows and columns"
        value={used.orientation}
        options={orientations}
        note={noteOf('orientation')}
        whyNone={whyNone}
        onChange={(orientation) => onChange({ orientation })}
        tip="Some files, such as EMNIST’s, hold each image mirrored along its diagonal: transposed puts it right."
      />
      {used.reading !== 'picture' && (
        <Segmented
          label="Ink"
          value={used.ink}
          options={inks}
          note={noteOf('ink')}
          whyNone={whyNone}
          onChange={(ink) => onChange({ ink })}
          tip="The network sees light ink on black; dark ink on a light ground is turned into that."
        />
      )}
    </div>
  );
}
