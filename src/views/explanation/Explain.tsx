/** Draws the folded part under the verdict that explains the similarity. */
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { later } from '../components/lazy/later.tsx';
import { useFold } from '../components/usePanel.ts';
import styles from './explanation.module.css';

const ExplanationPicture = later(
  () => import('./ExplanationPicture.tsx'),
  ({ ExplanationPicture }) => ExplanationPicture,
);

/** Closed at first; the explanation is computed only while it is open. */
export function Explain() {
  const [isOpen, setIsOpen] = useFold('explanation');
  return (
    <Collapsible.Root className={styles['explain']} open={isOpen} onOpenChange={setIsOpen}>
      <Collapsible.Trigger className={styles['trigger']}>
        <ChevronDown size={15} aria-hidden /> Explain this similarity
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['content']} data-takes-focus tabIndex={-1}>
        <ExplanationPicture />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
