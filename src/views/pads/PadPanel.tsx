/** Owns the panel of one pad. */
import { Dices, ImageUp } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { areDigits, type ClassFacts } from '../../settings/datasets.ts';
import { capitalised, withArticle } from '../../settings/facts/nouns.ts';
import {
  clearPad,
  isEmpty,
  type PadChange,
  type PadName,
  putDrawing,
} from '../../store/pads/pad.ts';
import { actions, getState, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { FileInput } from '../components/FileInput.tsx';
import { isForOthers } from '../components/keys.ts';
import { laterDialog } from '../components/lazy/laterDialog.tsx';
import { DrawingSurface } from './DrawingSurface.tsx';
import { PadHead } from './PadHead.tsx';
import { PadNotes } from './PadNotes.tsx';
import { PadTools } from './PadTools.tsx';
import styles from './pads.module.css';
import { useDoubt } from './useDoubt.ts';
import { usePhotoDrop } from './usePhotoDrop.ts';
import { classOfKey, describePad, keysInWords, pictureInvitation } from './words.ts';

const PhotoDialog = laterDialog(
  'A picture for the pad',
  () => import('./PhotoDialog.tsx'),
  ({ PhotoDialog }) => PhotoDialog,
);

const labels: Record<PadName, string> = { a: 'A', b: 'B' };

/** The drawing surface, the digit that the network sees, and the buttons of the pad. */
export function PadPanel({ pad }: { readonly pad: PadName }) {
  const label = labels[pad];
  const panel = useRef<HTMLDivElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const value = usePlayground((state) => state.pads[pad]);
  const dataset = usePlayground((state) => state.dataset);
  const keys = keysInWords(dataset);
  const change = (made: PadChange): void => actions.pads.change(pad, made);
  const [isDoubted, onDoubt] = useDoubt(value, () => getState().pads[pad]);
  const [isErasing, setIsErasing] = useState(false);
  const [photo, setPhoto] = useState<File | null>(null);
  const drop = usePhotoDrop(panel, setPhoto);
  const hasTestDigits = usePlayground(
    ({ loading }) => loading.totalImages > 0 && loading.loadedImages === loading.totalImages,
  );
  return (
    <div ref={panel} className={styles['pad']} data-pad={pad} data-takes-photos {...drop.handlers}>
      <PadHead pad={pad} label={label} keys={keys} />
      <div className={styles['frame']} data-dragged-over={drop.isDraggedOver}>
        <DrawingSurface
          label={label}
          pad={value}
          onChange={change}
          onDoubt={onDoubt}
          isErasing={isErasing}
          onKeyDown={(event) => pressKey(event, pad, dataset)}
          description={keys}
        />
        {isEmpty(value) && (
          <span className={styles['invitation']} aria-hidden>
            {drop.isDraggedOver
              ? 'drop the picture'
              : areDigits(dataset)
                ? 'draw a digit'
                : 'draw here'}
          </span>
        )}
      </div>
      <p role="status" className={styles['spoken']}>
        {value.hasOpenStroke ? '' : `${label}: ${describePad(value, isDoubted, dataset)}`}
      </p>
      <div className={styles['buttons']}>
        <PadTools
          label={label}
          pad={value}
          onChange={change}
          isErasing={isErasing}
          onErasing={setIsErasing}
        />
        <Button
          aria-label={`Random ${dataset.imageNoun.one} ${label}`}
          title={`${capitalised(withArticle(dataset.imageNoun.one))} of the test set, which the network never trains on`}
          disabled={!hasTestDigits}
          onClick={() => void actions.pads.putRandomDigit(pad)}
        >
          <Dices size={16} aria-hidden />
        </Button>
        <Button
          aria-label={`Choose a picture for ${label}`}
          title={pictureInvitation(dataset)}
          onClick={() => fileInput.current?.click()}
        >
          <ImageUp size={16} aria-hidden />
        </Button>
        <FileInput
          ref={fileInput}
          label={`Open picture ${label}`}
          accept="image/*"
          onFile={setPhoto}
        />
      </div>
      <PadNotes label={label} pad={value} isDoubted={isDoubted} onChange={change} />
      {photo !== null && (
        <PhotoDialog
          file={photo}
          pad={pad}
          label={label}
          onClose={() => setPhoto(null)}
          onClosed={() =>
            panel.current?.querySelector<HTMLElement>('[role="application"]')?.focus()
          }
          onUse={(pixels) => {
            change((before) => putDrawing(before, { kind: 'picture', pixels }));
            setPhoto(null);
          }}
        />
      )}
    </div>
  );
}

/** 0 to 9 and the arrows put a test digit on the pad; Delete clears it. */
function pressKey(event: KeyboardEvent, pad: PadName, dataset: ClassFacts): void {
  if (isForOthers(event)) return;
  const { key } = event;
  const label = classOfKey(dataset, event);
  if (label !== null) void actions.pads.putRandomDigit(pad, label);
  else if (key === 'ArrowRight') void actions.pads.stepTestDigit(pad, 1);
  else if (key === 'ArrowLeft') void actions.pads.stepTestDigit(pad, -1);
  else if (key === 'Delete' || key === 'Backspace') actions.pads.change(pad, clearPad);
  else return;
  event.preventDefault();
}
