/** Owns the page of one panel in another site's frame, with a slim line to train above it. */
import { ExternalLink } from 'lucide-react';
import type { NounText } from '../../settings/facts/nouns.ts';
import { type EmbedName, embeds, wholePageOf } from '../../settings/link/embeds.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { StrayDrops } from '../components/drops/StrayDrops.tsx';
import { Guard } from '../components/Guard.tsx';
import { useNouns } from '../components/useNouns.ts';
import { Accuracy, Steps } from '../header/RunFigures.tsx';
import { TrainButton } from '../header/TrainButton.tsx';
import { TwoHills } from '../hills/TwoHills.tsx';
import { MapCard } from '../map/MapCard.tsx';
import { Troubles } from '../notices/Notices.tsx';
import { useTheme } from '../theme/useTheme.ts';
import { EmbeddedPads } from './EmbeddedPads.tsx';
import styles from './embed.module.css';

const panels = { pads: EmbeddedPads, map: MapCard, hills: TwoHills } as const;

/** Nothing here deletes anything: a page around it may trick a person into any press. */
export function EmbeddedPage({ panel }: { readonly panel: EmbedName }) {
  const Panel = panels[panel];
  const title = titles[panel](useNouns());
  useTheme();
  return (
    <>
      <StrayDrops onFiles={refuseFiles} />
      <header className={styles['bar']}>
        <h1 className={styles['unseen']}>{`Siamese Playground: ${embeds[panel]}`}</h1>
        <Guard look="line">
          <RunLine />
        </Guard>
        <a
          className={styles['whole']}
          href={wholePageOf(window.location.href)}
          target="_blank"
          rel="noopener noreferrer"
        >
          Open the whole page <ExternalLink size={13} aria-hidden />
        </a>
      </header>
      <main className={styles['main']} data-panel={panel}>
        <Guard look="line">
          <Troubles />
        </Guard>
        <h2 className={styles['unseen']}>{title}</h2>
        <Guard>
          <Panel />
        </Guard>
      </main>
    </>
  );
}

const titles: Record<EmbedName, NounText> = {
  pads: ({ imageNoun }) => `Compare two ${imageNoun.many}`,
  map: ({ imageNoun }) => `Where it puts test ${imageNoun.many}`,
  hills: () => 'How far apart it puts pairs',
};

/** What a panel does with files is on its pads. */
function refuseFiles(): void {
  void actions.page.attempt(async () => {
    throw new Error(
      'Only a picture can be dropped here, on a pad. The whole page takes other files.',
    );
  });
}

/** The button that trains, and how far training has come. */
function RunLine() {
  const runState = usePlayground((state) => state.runState);
  return (
    <section
      className={styles['run']}
      aria-label="Training"
      data-testid="run-state"
      data-value={runState}
    >
      <TrainButton className={styles['train']} />
      <dl className={styles['figures']}>
        <Steps />
        <Accuracy />
      </dl>
    </section>
  );
}
