/** Draws the line about the offline copy of the page, and the buttons to remove it or to have one again. */
import type { Offline } from '../../store/offline/offline.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './offline.module.css';

export function OfflineLine() {
  const offline = usePlayground((state) => state.offline);
  const { state, whyNone } = offline;
  return (
    <p className={styles['line']}>
      <span data-testid="offline" data-value={state}>
        {wordsFor(offline)}
      </span>
      {state === 'ready' && (
        <Button onClick={() => void actions.offline.remove()}>Remove the offline copy</Button>
      )}
      {state === 'none' && (
        <Button onClick={() => void keepAgain()}>
          {whyNone === 'failed' ? 'Try again' : 'Keep an offline copy'}
        </Button>
      )}
    </p>
  );
}

/** The copy is made while the page loads, so the page loads anew; the run is kept before. */
async function keepAgain(): Promise<void> {
  await actions.offline.allow();
  await actions.page.reload();
}

function wordsFor({ state, whyNone }: Offline): string {
  switch (state) {
    case 'ready':
      return 'This page also works without a network.';
    case 'loading':
      return 'A copy for use without a network is being made.';
    case 'none':
      return whyNone === 'failed'
        ? 'No offline copy: the browser could not keep one; there may be no room.'
        : 'No offline copy is kept.';
    case 'unavailable':
      return 'No offline copy: browsers keep one only at addresses that begin with https.';
  }
}
