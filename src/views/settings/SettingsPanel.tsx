/** Draws the panel of all settings, with a note if some of them wait for a reset. */
import { needsReset } from '../../settings/settings.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { Hidable } from '../components/Hidable.tsx';
import { ShareCard } from '../link/ShareCard.tsx';
import { Advanced } from './Advanced.tsx';
import { DataCard } from './DataCard.tsx';
import { LearningCard } from './LearningCard.tsx';
import { NetworkCard } from './NetworkCard.tsx';
import styles from './settings.module.css';

/** The cards from top to bottom. */
export function SettingsPanel() {
  return (
    <div className={styles['panel']}>
      <Hidable parts={['network']}>
        <NetworkCard />
      </Hidable>
      <Hidable parts={['learning']}>
        <LearningCard />
      </Hidable>
      <Hidable parts={['data']}>
        <DataCard />
      </Hidable>
      <Hidable parts={['advanced']}>
        <Advanced />
      </Hidable>
      <Hidable parts={['link']}>
        <ShareCard />
      </Hidable>
      <ResetNote />
    </div>
  );
}

/** Says that some settings wait for a reset, and offers the reset. */
function ResetNote() {
  const isWaiting = usePlayground(
    ({ settings, run: { status } }) =>
      status !== null && status.state !== 'ready' && needsReset(status.settings, settings),
  );
  return (
    <div role="status" className={styles['waiting']} data-visible={isWaiting}>
      {isWaiting && (
        <>
          <p>The new settings need a fresh start.</p>
          <Button onClick={() => void actions.run.reset()}>Start over with them</Button>
        </>
      )}
    </div>
  );
}
