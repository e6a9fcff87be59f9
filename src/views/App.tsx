/** Owns the layout of the page (which panel stands where) and opens the page once. */
import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { actions, usePlayground } from '../store/usePlayground.ts';
import { AnswerButton } from './answer/AnswerButton.tsx';
import styles from './app.module.css';
import { useStrayFiles } from './components/useStrayFiles.ts';
import { Curves } from './curves/Curves.tsx';
import { Explain } from './explanation/Explain.tsx';
import { Header } from './header/Header.tsx';
import { TwoHills } from './hills/TwoHills.tsx';
import { MapCard } from './map/MapCard.tsx';
import { Notices } from './notices/Notices.tsx';
import { PadPanel } from './pads/PadPanel.tsx';
import { SwapButton } from './pads/SwapButton.tsx';
import { Results } from './results/Results.tsx';
import { CompareOverSeeds } from './seeds/CompareOverSeeds.tsx';
import { CompareOverSeedsButton } from './seeds/CompareOverSeedsButton.tsx';
import { SettingsPanel } from './settings/SettingsPanel.tsx';
import { Twins } from './twins/Twins.tsx';
import { VerdictPanel } from './verdict/VerdictPanel.tsx';

let isOpened = false;

/** The pads and their verdict in the middle, settings beside them, curves and results below. */
export function App() {
  useEffect(() => {
    // React's strict mode runs effects twice, but the page must start one worker only.
    if (isOpened) return;
    isOpened = true;
    void actions.page.open();
  }, []);
  useStrayFiles();
  return (
    <Tooltip.Provider>
      <Header />
      <main className={styles['page']}>
        <div className={styles['notices']}>
          <Notices />
        </div>
        <section className={styles['heart']} aria-label="Compare two digits">
          <PadPanel pad="a" />
          <div className={styles['between']}>
            <SwapButton />
            <Twins />
          </div>
          <PadPanel pad="b" />
          <div className={styles['answer']}>
            <VerdictPanel />
            <Explain />
          </div>
        </section>
        <aside className={styles['settings']} aria-label="Settings">
          <SettingsPanel />
        </aside>
        <div className={styles['side']}>
          <MapCard />
          <TwoHills />
        </div>
        <div className={styles['curves']}>
          <Curves />
        </div>
        <div className={styles['results']}>
          <Results />
        </div>
      </main>
      <footer className={styles['footer']}>
        <AnswerButton />
        <CompareOverSeedsButton />
        <DataCredit />
      </footer>
      <CompareOverSeeds />
    </Tooltip.Provider>
  );
}

/** Where what is drawn stays, and who made the data set. */
function DataCredit() {
  const { title, credit } = usePlayground((state) => state.dataset);
  return (
    <p>
      Everything runs in this browser; nothing you draw leaves it. {title} by {credit.makers},{' '}
      <a href={credit.licenceAddress}>{credit.licence}</a>.
    </p>
  );
}
