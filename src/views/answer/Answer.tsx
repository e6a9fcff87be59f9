import { CircleQuestionMark } from 'lucide-react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Button } from '../components/Button.tsx';
import type { AnswerDialogProps } from './AnswerDialog.tsx';

/** The text and the program come when they are wanted: the first paint does without. */
const AnswerDialog = lazy<ComponentType<AnswerDialogProps>>(async () => {
  try {
    return { default: (await import('./AnswerDialog.tsx')).AnswerDialog };
  } catch {
    return { default: Missing };
  }
});

/** A button, and behind it the answer to how two networks share their weights. */
export function Answer() {
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        <CircleQuestionMark size={15} aria-hidden /> How does it work?
      </Button>
      {opener !== null && (
        <Suspense fallback={null}>
          <AnswerDialog onClose={() => setOpener(null)} onClosed={() => opener.focus()} />
        </Suspense>
      )}
    </>
  );
}

/** Stands in where the dialog cannot be fetched: an error here would take the whole page away. */
function Missing() {
  return <p role="alert">The answer could not be loaded. Reload the page to try again.</p>;
}
