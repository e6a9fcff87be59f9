/** Draws the pads with the twins and the verdict, for a page that has little else. */
import { Guard } from '../components/Guard.tsx';
import { PadPanel } from '../pads/PadPanel.tsx';
import { SwapButton } from '../pads/SwapButton.tsx';
import { Twins } from '../twins/Twins.tsx';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import styles from './embed.module.css';

/** The verdict stands beside or right below the pads, so that a low frame shows it without scrolling. */
export function EmbeddedPads() {
  return (
    <div className={styles['pads']}>
      <Guard>
        <PadPanel pad="a" />
      </Guard>
      <div className={styles['between']}>
        <Guard>
          <VerdictPanel />
        </Guard>
        <SwapButton />
      </div>
      <Guard>
        <PadPanel pad="b" />
      </Guard>
      <div className={styles['twins']}>
        <Guard>
          <Twins />
        </Guard>
      </div>
    </div>
  );
}
