import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { lazy, Suspense } from 'react';
import styles from './explanation.module.css';

/** Comes when it is wanted: the first paint does without. */
const ExplanationPicture = lazy(async () => ({
  default: (await import('./ExplanationPicture.tsx')).ExplanationPicture,
}));

/** Under the verdict, folded away until it is asked for: why the two digits are as alike as they are. */
export function Explain() {
  return (
    <Collapsible.Root className={styles['explain']}>
      <Collapsible.Trigger className={styles['trigger']}>
        <ChevronDown size={15} aria-hidden /> Explain this similarity
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['content']}>
        <Suspense fallback={null}>
          <ExplanationPicture />
        </Suspense>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
