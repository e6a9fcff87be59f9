/** Draws the one line that says that a new version of the page has arrived. */
import { usePlayground } from '../../store/usePlayground.ts';
import { ReloadButton } from '../components/lazy/MissingPart.tsx';
import styles from './notices.module.css';

/** Says nothing where a problem on show already offers the new version. */
export function NewVersionNotice() {
  const isShown = usePlayground(
    ({ offline, problem }) => offline.hasNewVersion && problem?.remedy !== 'reload',
  );
  if (!isShown) return null;
  return (
    <div role="status" className={styles['undo']}>
      <p>A new version of this page is here. What you have made stays.</p>
      <ReloadButton />
    </div>
  );
}
