/** Draws the choice of a panel to embed, and the markup that shows it on another page. */
import { useRef, useState } from 'react';
import type { EmbedName } from '../../settings/link/embeds.ts';
import { linkQueryOf, trainedQueryOf } from '../../settings/link/writeLink.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Segmented } from '../components/Segmented.tsx';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { CopyButton } from './CopyButton.tsx';
import { snippetOf } from './embedMarkup.ts';
import styles from './link.module.css';
import { copiedWords, useCopy } from './useCopy.ts';

const options: readonly { readonly value: EmbedName; readonly text: string }[] = [
  { value: 'pads', text: 'Pads' },
  { value: 'map', text: 'Map' },
  { value: 'hills', text: 'Hills' },
];

const words = { waiting: 'HTML for a page of yours: an article, a course.', ...copiedWords };

/** The markup changes with the settings, as the link does. */
export function EmbedSnippet() {
  const [panel, setPanel] = useState<EmbedName>('pads');
  const [isTrained, setIsTrained] = useState(false);
  const query = usePlayground((state) => {
    const extras = {
      backend: state.backendChoice,
      experiment: state.experiment,
      hidden: state.hidden,
      embed: panel,
    };
    return isTrained ? trainedQueryOf(extras) : linkQueryOf(state.settings, state.dataset, extras);
  });
  const snippet = snippetOf(panel, new URL(query, window.location.href).href);
  const field = useRef<HTMLTextAreaElement>(null);
  const { copied, copy } = useCopy(field);
  const state = copied?.text === snippet ? copied.what : 'waiting';
  return (
    <>
      <Segmented
        label="Panel"
        value={panel}
        options={options}
        onChange={setPanel}
        tip="What the frame shows: the pads with the twins and the verdict, the embedding map, or the two hills; above it a button that trains, and the accuracy."
      />
      <SwitchControl
        label="Already trained"
        isOn={isTrained}
        onChange={setIsTrained}
        tip="Begins with the trained network that comes with this page, whatever the settings above: a reader can draw at once."
      />
      <textarea
        ref={field}
        className={styles['snippet']}
        aria-label="Snippet"
        readOnly
        rows={6}
        spellCheck={false}
        value={snippet}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton isCopied={state === 'copied'} onClick={() => void copy(snippet)}>
        Copy snippet
      </CopyButton>
      <p role="status" className={styles['words']}>
        {words[state]}
      </p>
    </>
  );
}
