/** Draws the folded part below the link for people who write pages of their own. */
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { later } from '../components/lazy/later.tsx';
import { useFold } from '../components/usePanel.ts';
import styles from './link.module.css';

const EmbedSnippet = later(
  () => import('./EmbedSnippet.tsx'),
  ({ EmbedSnippet }) => EmbedSnippet,
);

/** Closed at first; its code is loaded when it is opened. */
export function EmbedFold() {
  const [isOpen, setIsOpen] = useFold('embed');
  return (
    <Collapsible.Root open={isOpen} onOpenChange={setIsOpen}>
      <Collapsible.Trigger className={styles['trigger']}>
        <ChevronDown size={15} aria-hidden /> Embed one panel
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['content']} data-takes-focus tabIndex={-1}>
        <EmbedSnippet />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
