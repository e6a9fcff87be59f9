/** Draws the notice of a comparison over seeds that runs, or has ended. */
import { X } from 'lucide-react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { SeedsProgress } from '../seeds/SeedsProgress.tsx';
import styles from './notices.module.css';

/** While runs are trained, a person sees what the machine is busy with, and can end it. */
export function SeedsNotice() {
  const comparison = usePlayground(({ seeds }) => seeds.comparison);
  const activity = usePlayground(({ seeds }) => seeds.activity);
  const isNews = usePlayground(({ seeds }) => seeds.isNews);
  const problem = usePlayground(({ seeds }) => seeds.problem);
  if (activity === 'running' && comparison !== null) {
    return (
      <section className={styles['seeds']} aria-label="Comparison over seeds">
        <SeedsProgress comparison={comparison} isFull={false} />
        <Button onClick={() => actions.seeds.show()}>Show</Button>
        <Button aria-label="Cancel the comparison" onClick={() => actions.seeds.cancel()}>
          Cancel
        </Button>
      </section>
    );
  }
  if (!isNews) return null;
  return (
    <div role={problem === null ? 'status' : 'alert'} className={styles['seeds']}>
      <p>{problem ?? 'The comparison over seeds has ended.'}</p>
      <Button onClick={() => actions.seeds.show()}>Show</Button>
      <Button
        look="icon"
        aria-label="Close the note of the comparison"
        onClick={() => actions.seeds.dismiss()}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}
