/** Draws the link to the page as it is set, or to the network at hand, and the buttons that copy them. */
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { linkQueryOf } from '../../settings/link/writeLink.ts';
import type { Playground } from '../../store/playground.ts';
import { whyNoNetworkLink } from '../../store/sameNetwork/sameNetwork.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Card } from '../settings/Card.tsx';
import { CopyButton } from './CopyButton.tsx';
import { EmbedFold } from './EmbedFold.tsx';
import styles from './link.module.css';
import { copiedWords, useCopy } from './useCopy.ts';

const words = {
  waiting: 'It opens the page with the settings above, ready to train.',
  own: 'It opens MNIST, without held-out classes: your own data stay here.',
  network: 'It trains this very network anew and compares the checksum.',
  ...copiedWords,
} as const;

const selectQuery = (state: Playground): string =>
  linkQueryOf(state.settings, state.dataset, {
    backend: state.backendChoice,
    experiment: state.experiment,
    hidden: state.hidden,
    embed: null,
  });

const addressOf = (query: string): string => new URL(query, window.location.href).href;

/** The link changes with the settings; the words then ask for another copy. */
export function ShareCard() {
  const query = usePlayground(selectQuery);
  const whyNot = usePlayground(whyNoNetworkLink);
  const field = useRef<HTMLInputElement>(null);
  const reasonId = useId();
  const { copied, copy } = useCopy(field);
  /** The link to a network, shown until the settings change. */
  const [network, setNetwork] = useState<{ readonly query: string; readonly of: string } | null>(
    null,
  );
  const isOfNetwork = network !== null && network.of === query;
  const link = addressOf(isOfNetwork ? network.query : query);
  const state = copied?.text === link ? copied.what : isOfNetwork ? 'network' : 'waiting';

  const copyPlain = (): Promise<void> => {
    flushSync(() => setNetwork(null));
    return copy(addressOf(query));
  };
  const copyNetwork = (): Promise<void> =>
    actions.page.attempt(async () => {
      const toNetwork = await actions.sameNetwork.linkQuery();
      // Shown before it is copied: a browser that refuses selects what the field shows.
      flushSync(() => setNetwork({ query: toNetwork, of: query }));
      await copy(addressOf(toNetwork));
    });

  const isOwn = usePlayground((state) => state.dataset.manifestPath === null);
  return (
    <Card title="Share">
      <div className={styles['row']}>
        <input
          ref={field}
          className={styles['field']}
          aria-label="Link"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton isCopied={state === 'copied' && !isOfNetwork} onClick={() => void copyPlain()}>
          Copy link
        </CopyButton>
      </div>
      <p role="status" className={styles['words']}>
        {state === 'waiting' && isOwn ? words.own : words[state]}
      </p>
      <div>
        <CopyButton
          isCopied={state === 'copied' && isOfNetwork}
          disabled={whyNot !== null}
          aria-describedby={reasonId}
          onClick={() => void copyNetwork()}
        >
          Copy link to this network
        </CopyButton>
        <p id={reasonId} className={styles['reason']}>
          {whyNot ?? words.network}
        </p>
      </div>
      <EmbedFold />
    </Card>
  );
}
