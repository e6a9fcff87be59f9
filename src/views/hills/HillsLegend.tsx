/** Draws the legend of the hills. */
import styles from './hills.module.css';

/** Names the areas and lines of the plot. */
export function HillsLegend() {
  return (
    <p className={styles['legend']}>
      <span data-look="same">
        <i /> = same
      </span>
      <span data-look="different">
        <i /> ≠ different
      </span>
      <span data-look="wrong">
        <i /> wrong
      </span>
      <span data-look="calibrated">
        <i /> calibrated
      </span>
    </p>
  );
}
