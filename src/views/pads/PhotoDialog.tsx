/** Draws the dialog that turns a photo into a digit. */
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { PadName } from '../../store/pads/pad.ts';
import { automaticChoice, type FoundInk, type InkChoice } from '../../store/photo/photo.ts';
import { Button } from '../components/Button.tsx';
import { NewVersion } from '../components/lazy/NewVersion.tsx';
import { useNouns } from '../components/useNouns.ts';
import { InkControls } from './InkControls.tsx';
import { PhotoPreview } from './PhotoPreview.tsx';
import styles from './photo.module.css';
import { usePhotoSearch } from './usePhotoSearch.ts';
import { drawnNoun } from './words.ts';

interface PhotoDialogProps {
  readonly file: File;
  readonly pad: PadName;
  readonly label: string;
  readonly onUse: (pixels: Uint8Array) => void;
  readonly onClose: () => void;
  /** Called after the dialog has disappeared: puts the focus back. */
  readonly onClosed: () => void;
}

/** The reasons end without a full stop, but a browser's own words may have one. */
function withFullStop(reason: string): string {
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

/** Says that there is more than one digit, and which one is taken. */
function severalInWords({ regions, taken }: FoundInk, noun: string): string {
  if (regions.length < 2) return '';
  return `${regions.length} parts of the picture could be the ${noun}. Part ${taken + 1} from the left is taken: press another one to take it instead.`;
}

/** It shows the ink that was found and the digit that the network will see. A person can correct both. */
export function PhotoDialog({ file, pad, label, onUse, onClose, onClosed }: PhotoDialogProps) {
  const nouns = useNouns();
  const [choice, setChoice] = useState<InkChoice>(automaticChoice);
  const search = usePhotoSearch(file, choice);
  const found = search.kind === 'read' ? (search.found ?? null) : null;
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles['overlay']} />
        <Dialog.Content
          className={styles['dialog']}
          data-side={pad}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          <Dialog.Title className={styles['title']}>{`A picture for pad ${label}`}</Dialog.Title>
          {search.kind === 'read' && (
            <>
              <PhotoPreview
                photo={search.photo}
                found={found}
                part={choice.part}
                onPress={(at) => setChoice({ ...choice, at })}
              />
              <p role="status" className={styles['several']}>
                {found !== null &&
                  choice.part === 'digit' &&
                  severalInWords(found, drawnNoun(nouns))}
              </p>
              {search.found !== undefined && (
                <InkControls choice={choice} found={found} onChange={setChoice} />
              )}
            </>
          )}
          {search.kind === 'reading' && (
            <p className={styles['note']}>{`Reading ${file.name} …`}</p>
          )}
          {search.kind === 'refused' && (
            <p role="alert" className={styles['refusal']}>
              {withFullStop(search.reason)}
            </p>
          )}
          {search.kind === 'refused' && search.isCodeMissing && (
            <NewVersion className={styles['note']} />
          )}
          {search.kind === 'read' && search.found === null && (
            <p role="alert" className={styles['refusal']}>
              {`No ink was found in ${file.name}. If there is some, show where it begins: move the slider, or say that it is lighter than its paper.`}
            </p>
          )}
          <div className={styles['end']}>
            <Dialog.Close asChild>
              <Button>Cancel</Button>
            </Dialog.Close>
            <Button
              look="primary"
              disabled={found === null || (search.kind === 'read' && search.isSearching)}
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
