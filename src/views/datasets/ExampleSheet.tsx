/** Draws a sheet of examples of what was found, class by class. */
import type { ExampleImage } from '../../store/datasets/datasets.ts';
import { DigitImage } from '../components/DigitImage.tsx';
import styles from './datasets.module.css';

/** Images as the network would see them, each class under its name. */
export function ExampleSheet({ examples }: { readonly examples: readonly ExampleImage[] }) {
  const classes = [...new Set(examples.map(({ className }) => className))];
  return (
    <figure className={styles['sheet']} aria-label="Examples">
      {classes.map((name) => (
        <div key={name} className={styles['class']}>
          <div className={styles['images']}>
            {examples
              .filter(({ className }) => className === name)
              .map(({ pixels }, place) => (
                // The images of a class have no other name than their place.
                <DigitImage key={String(place)} pixels={pixels} className={styles['image']} />
              ))}
          </div>
          <span className={styles['name']} title={name}>
            {name}
          </span>
        </div>
      ))}
    </figure>
  );
}
