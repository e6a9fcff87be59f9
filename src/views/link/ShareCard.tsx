/** Draws the link to the page as it is set, and the button that copies it. */
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { linkQueryOf } from '../../settings/link/writeLink.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../settings/Card.tsx';
import styles from './link.module.css';

/** What was done with which link. */
interface Done {
  readonly link: string;
  readonly what: 'copied' | 'selected';
}

const words = {
  waiting: 'It opens the page with the settings above, ready to train.',
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard or its menu.',
} as const;

const selectQuery = (state: Playground): string =>
  linkQueryOf(state.settings, state.dataset, {
    backend: state.backendChoice,
    experiment: state.experiment,
    hidden: state.hidden,
  });

/** The link changes with the settings; the words then ask for another copy. */
export function ShareCard() {
  const query = usePlayground(selectQuery);
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<Done | null>(null);
  const link = new URL(query, window.location.href).href;
  const state = done?.link === link ? done.what : 'waiting';

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setDone({ link, what: 'copied' });
    } catch {
      // On plain HTTP, or if the browser refuses: select the text, so that only the copy gesture is left.
      field.current?.focus();
      field.current?.select();
      setDone({ link, what: 'selected' });
    }
  };

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
        <Button onClick={() => void copy()}>
          {state === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          <span>Copy link</span>
        </Button>
      </div>
      <p role="status" className={styles['words']}>
        {words[state]}
      </p>
    </Card>
  );
}
