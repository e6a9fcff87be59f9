/** Draws the button that shows the present configuration as a program. */
import { Code } from 'lucide-react';
import { useState } from 'react';
import { usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { laterDialog } from '../components/lazy/laterDialog.tsx';

const CodeDialog = laterDialog(
  'The same in code',
  () => import('./CodeDialog.tsx'),
  ({ CodeDialog }) => CodeDialog,
);

/** The dialog is mounted from the click until it has closed. */
export function CodeButton() {
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const hasNetwork = usePlayground((state) => state.run.status !== null);
  return (
    <>
      <Button
        disabled={!hasNetwork}
        aria-haspopup="dialog"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        <Code size={15} aria-hidden /> Show the code
      </Button>
      {opener !== null && (
        <CodeDialog onClose={() => setOpener(null)} onClosed={() => opener.focus()} />
      )}
    </>
  );
}
