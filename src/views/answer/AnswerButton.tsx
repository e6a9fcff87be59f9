/** Draws the button that opens the answer: how two networks share their weights. */
import { CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { laterDialog } from '../components/lazy/laterDialog.tsx';

/** Loads the text and the program only when a person opens them. */
const AnswerDialog = laterDialog(
  'How does it work?',
  () => import('./AnswerDialog.tsx'),
  ({ AnswerDialog }) => AnswerDialog,
);

/** The dialog is mounted from the click until it has closed. */
export function AnswerButton() {
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
        <AnswerDialog onClose={() => setOpener(null)} onClosed={() => opener.focus()} />
      )}
    </>
  );
}
