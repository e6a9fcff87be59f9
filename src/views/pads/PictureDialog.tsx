import { Dialog } from 'radix-ui';
import { useEffect, useMemo, useState } from 'react';
import type { PadName } from '../../store/drawing.ts';
import {
  automaticChoice,
  digitFromPicture,
  type GreyPicture,
  type InkChoice,
  readPicture,
} from '../../store/pictureFile.ts';
import { Button } from '../components/Button.tsx';
import { InkControls } from './InkControls.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import styles from './picture.module.css';

interface PictureDialogProps {
  readonly file: File;
  readonly pad: PadName;
  readonly label: string;
  readonly onUse: (pixels: Uint8Array) => void;
  readonly onClose: () => void;
}

/** A picture that was opened: what was found in it, and what the network will see; to be set right. */
export function PictureDialog({ file, pad, label, onUse, onClose }: PictureDialogProps) {
  const reading = useReading(file);
  const [choice, setChoice] = useState<InkChoice>(automaticChoice);
  const picture = reading.kind === 'read' ? reading.picture : null;
  const found = useMemo(
    () => (picture === null ? null : digitFromPicture(picture, choice)),
    [picture, choice],
  );
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['overlay']} />
        <Dialog.Content className={styles['dialog']} data-side={pad} aria-describedby={undefined}>
          <Dialog.Title className={styles['title']}>A picture for pad {label}</Dialog.Title>
          {picture !== null && (
            <>
              <PicturePreview picture={picture} found={found} />
              <InkControls choice={choice} found={found} onChange={setChoice} />
            </>
          )}
          {reading.kind === 'reading' && <p className={styles['note']}>Reading {file.name} …</p>}
          {reading.kind === 'refused' && (
            <p role="alert" className={styles['refusal']}>
              {reading.reason}.
            </p>
          )}
          {picture !== null && found === null && (
            <p role="alert" className={styles['refusal']}>
              No ink was found in {file.name}. If there is some, show where it begins: move the
              slider, or say that it is lighter than its paper.
            </p>
          )}
          <div className={styles['end']}>
            <Dialog.Close asChild>
              <Button>Cancel</Button>
            </Dialog.Close>
            <Button
              look="primary"
              disabled={found === null}
              onClick={() => {
                if (found !== null) onUse(found.digit);
              }}
            >
              Use
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'read'; readonly picture: GreyPicture };

/** A file on its way to grey values. */
function useReading(file: File): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  useEffect(() => {
    let isCurrent = true;
    const settle = (settled: Reading): void => {
      if (isCurrent) setReading(settled);
    };
    setReading({ kind: 'reading' });
    readPicture(file).then(
      (picture) => settle({ kind: 'read', picture }),
      (error: unknown) => {
        settle({ kind: 'refused', reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return reading;
}
