/** Owns the layout of the page (which panel stands where) and opens the page once. */
import { Tooltip } from 'radix-ui';
import { useEffect } from 'react';
import { actions, usePlayground } from '../store/usePlayground.ts';
import { AnswerButton } from './answer/AnswerButton.tsx';
import styles from './app.module.css';
import { CodeButton } from './code/CodeButton.tsx';
import { StrayDrops } from './components/drops/StrayDrops.tsx';
import { Guard } from './components/Guard.tsx';
import { Hidable } from './components/Hidable.tsx';
import { useNouns } from './components/useNouns.ts';
import { Curves } from './curves/Curves.tsx';
import { EmbeddedPage } from './embed/EmbeddedPage.tsx';
import { Explain } from './explanation/Explain.tsx';
import { Header } from './header/Header.tsx';
import { TwoHills } from './hills/TwoHills.tsx';
import { HiddenNote } from './link/HiddenNote.tsx';
import { MapCard } from './map/MapCard.tsx';
import { Notices } from './notices/Notices.tsx';
import { OfflineLine } from './offline/OfflineLine.tsx';
import { PadPanel } from './pads/PadPanel.tsx';
import { SwapButton } from './pads/SwapButton.tsx';
import { Results } from './results/Results.tsx';
import { CompareOverSeeds } from './seeds/CompareOverSeeds.tsx';
import { SettingsPanel } from './settings/SettingsPanel.tsx';
import { Twins } from './twins/Twins.tsx';
import { VerdictPanel } from './verdict/VerdictPanel.tsx';

let isOpened = false;

/** One panel alone in the frame of another site; everywhere else all of them. */
export function App() {
  const embed = usePlayground((state) => state.embed);
  useEffect(() => {
    // React's strict mode runs effects twice, but the page must start one worker only.
    if (isOpened) return;
    isOpened = true;
    void actions.page.open();
  }, []);
  return (
    <Tooltip.Provider>
      {embed === null ? <WholePage /> : <EmbeddedPage panel={embed} />}
    </Tooltip.Provider>
  );
}

/** The pads and their verdict in the middle, settings beside them, curves and results below. */
function WholePage() {
  const compare = `Compare two ${useNouns().imageNoun.many}`;
  return (
    <>
      <Hidable parts={['pads']}>
        <a className={styles['skip']} href="#pads">
          Skip to the pads
        </a>
      </Hidable>
      <StrayDrops />
      <Guard look="line">
        <Header />
      </Guard>
      <main className={styles['page']}>
        <div className={styles['notices']}>
          <Guard look="line">
            <Notices />
          </Guard>
        </div>
        <Hidable parts={['pads']}>
          <section className={styles['heart']} id="pads" aria-label={compare} tabIndex={-1}>
            <Heading>{compare}</Heading>
            <Guard>
              <PadPanel pad="a" />
            </Guard>
            <div className={styles['between']}>
              <SwapButton />
              <Guard>
                <Twins />
              </Guard>
            </div>
            <Guard>
              <PadPanel pad="b" />
            </Guard>
            <div className={styles['answer']}>
              <Guard>
                <VerdictPanel />
              </Guard>
              <Guard>
                <Explain />
              </Guard>
            </div>
          </section>
        </Hidable>
        <Hidable parts={['network', 'learning', 'data', 'advanced', 'link']}>
          <aside className={styles['settings']} aria-label="Settings">
            <Guard look="card">
              <SettingsPanel />
            </Guard>
          </aside>
        </Hidable>
        <Hidable parts={['map', 'hills']}>
          <section className={styles['side']} aria-label="What it has learnt">
            <Heading>What it has learnt</Heading>
            <Hidable parts={['map']}>
              <Guard look="card">
                <MapCard />
              </Guard>
            </Hidable>
            <Hidable parts={['hills']}>
              <Guard look="card">
                <TwoHills />
              </Guard>
            </Hidable>
          </section>
        </Hidable>
        <Hidable parts={['curves']}>
          <div className={styles['curves']}>
            <Heading>How training went</Heading>
            <Guard look="card">
              <Curves />
            </Guard>
          </div>
        </Hidable>
        <Hidable parts={['results']}>
          <div className={styles['results']}>
            <Heading>Results</Heading>
            <Guard look="card">
              <Results />
            </Guard>
          </div>
        </Hidable>
      </main>
      <footer className={styles['footer']}>
        <Guard look="line">
          <AnswerButton />
          <CodeButton />
        </Guard>
        <HiddenNote />
        <DataCredit />
        <Guard look="line">
          <OfflineLine />
        </Guard>
      </footer>
      <Guard look="line">
        <CompareOverSeeds />
      </Guard>
    </>
  );
}

/** For people who go from heading to heading; the cards have titles of their own to see. */
function Heading({ children }: { readonly children: string }) {
  return <h2 className={styles['unseen']}>{children}</h2>;
}

/** Where what is drawn stays, and who made the data set. */
function DataCredit() {
  const { title, credit } = usePlayground((state) => state.dataset);
  if (credit === null) {
    return (
      <p key="own">
        <span>Everything runs in this browser; neither your data nor what you draw leaves it.</span>
      </p>
    );
  }
  return (
    <p key="credit">
      <span>{`Everything runs in this browser; nothing you draw leaves it. ${title} by ${credit.makers},`}</span>{' '}
      <a href={credit.licenceAddress}>{credit.licence}</a>.
    </p>
  );
}
