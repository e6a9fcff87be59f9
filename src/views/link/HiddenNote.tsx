/** Draws the line that says which parts of the page the link has taken away. */
import { hidableParts } from '../../settings/link/hidableParts.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './link.module.css';

/** Nothing is hidden in secret: one press shows all of it. */
export function HiddenNote() {
  const hidden = usePlayground((state) => state.hidden);
  if (hidden.length === 0) return null;
  const names = hidden.map((part) => hidableParts[part]).join(', ');
  return (
    <p className={styles['hidden']}>
      <span>{`The link hides a part of this page: ${names}.`}</span>
      <Button onClick={actions.page.showAll}>Show everything</Button>
    </p>
  );
}
