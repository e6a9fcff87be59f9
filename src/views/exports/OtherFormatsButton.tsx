/** Draws the button that opens the dialog of the other formats. */
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { laterDialog } from '../components/lazy/laterDialog.tsx';

const ExportsDialog = laterDialog(
  'Save the network for other tools',
  () => import('./ExportsDialog.tsx'),
  ({ ExportsDialog }) => ExportsDialog,
);

interface OtherFormatsButtonProps {
  readonly disabled: boolean;
  /** The class of its visible text, which goes where there is little room. */
  readonly textClass: string | undefined;
}

/** The dialog is mounted from the click until it has closed. */
export function OtherFormatsButton({ disabled, textClass }: OtherFormatsButtonProps) {
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  return (
    <>
      <Button
        disabled={disabled}
        title="Other formats: saves the network for PyTorch, ONNX and other tools"
        aria-haspopup="dialog"
        aria-expanded={opener !== null}
        onClick={(event) => setOpener(event.currentTarget)}
      >
        <FileOutput size={15} aria-hidden /> <span className={textClass}>Other formats</span>
      </Button>
      {opener !== null && (
        <ExportsDialog onClose={() => setOpener(null)} onClosed={() => opener.focus()} />
      )}
    </>
  );
}
