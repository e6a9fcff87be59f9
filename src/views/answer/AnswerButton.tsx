/** Draws the button that opens the answer: how two networks share their weights. */
import { CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { later } from '../components/later.tsx';

/** Loads the text and the program only when a person opens them. */
const AnswerDialog = later(async () => (await import('./AnswerDialog.tsx')).AnswerDialog);

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
