/** Owns the panel of one pad. */
import { Dices, ImageUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ClassFacts } from '../../settings/datasets.ts';
import {
  clearPad,
  isEmpty,
  type PadChange,
  type PadName,
  putDrawing,
} from '../../store/pads/pad.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { isForOthers } from '../components/keys.ts';
import { laterDialog } from '../components/lazy/laterDialog.tsx';
import { paintDigit } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import { Tip } from '../components/Tip.tsx';
import { DrawingSurface } from './DrawingSurface.tsx';
import { PadTools } from './PadTools.tsx';
import styles from './pads.module.css';
import { usePhotoDrop } from './usePhotoDrop.ts';
import { classOfKey, describeDrawing, keysInWords } from './words.ts';

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
  const [isErasing, setIsErasing] = useState(false);
  const [photo, setPhoto] = useState<File | null>(null);
  const drop = usePhotoDrop(panel, setPhoto);
  const hasTestDigits = usePlayground(
    ({ loading }) => loading.totalImages > 0 && loading.loadedImages === loading.totalImages,
  );
  return (
    <div ref={panel} className={styles['pad']} data-pad={pad} data-takes-photos {...drop.handlers}>
      <div className={styles['frame']} data-dragged-over={drop.isDraggedOver}>
        <DrawingSurface
          label={label}
          pad={value}
          onChange={change}
          isErasing={isErasing}
          onKeyDown={(event) => pressKey(event, pad, dataset)}
          description={keys}
        />
        <span className={styles['letter']} aria-hidden>
          {label}
        </span>
        {isEmpty(value) && (
          <span className={styles['invitation']} aria-hidden>
            {drop.isDraggedOver ? 'drop the picture' : 'draw a digit'}
          </span>
        )}
        <span className={styles['about']}>
          <Tip about={`pad ${label}`}>
            Draw with a mouse, a finger or a pen, drop a picture here, or use the keys on the
            focused pad. <span>{keys}</span>
          </Tip>
        </span>
        <DigitView pad={pad} label={label} />
      </div>
      <p role="status" className={styles['spoken']}>
        {value.hasOpenStroke ? '' : `${label}: ${describeDrawing(value.drawing)}`}
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
          aria-label={`Random digit ${label}`}
          title="A digit of the test set, which the network never trains on"
          disabled={!hasTestDigits}
          onClick={() => void actions.pads.putRandomDigit(pad)}
        >
          <Dices size={16} aria-hidden />
        </Button>
        <Button
          aria-label={`Choose a picture for ${label}`}
          title="Open a picture of a digit: a photo of ink on paper, say"
          onClick={() => fileInput.current?.click()}
        >
          <ImageUp size={16} aria-hidden />
        </Button>
        <input
          ref={fileInput}
          className={styles['spoken']}
          type="file"
          accept="image/*"
          aria-label={`Open picture ${label}`}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // Emptied, so that a person can choose the same file again.
            event.target.value = '';
            if (file !== undefined) setPhoto(file);
          }}
        />
      </div>
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

/** The 28×28 pixels that the network sees. */
function DigitView({ pad, label }: { readonly pad: PadName; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const digit = usePlayground((state) => state.pads[pad].digit);
  const { title, classNoun } = usePlayground((state) => state.dataset);
  useEffect(() => {
    const context = plainContext(canvas.current);
    if (context !== null) paintDigit(context, digit);
  }, [digit]);
  return (
    <canvas
      ref={canvas}
      className={styles['seen']}
      data-testid={`digit-${pad}`}
      data-empty={digit === null}
      role="img"
      aria-label={`What the network sees of ${label}`}
      title={`What the network sees: 28 by 28 pixels, sized and centred as ${title}'s ${classNoun.many} are`}
      width={28}
      height={28}
    />
  );
}
