import { CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { later } from '../components/later.tsx';

/** The text and the program come when they are wanted. */
const AnswerDialog = later(async () => (await import('./AnswerDialog.tsx')).AnswerDialog);

/** A button, and behind it the answer to how two networks share their weights. */
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
