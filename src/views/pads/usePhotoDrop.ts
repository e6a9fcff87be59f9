/** Takes photo files that a person drops or pastes. */
import { type DragEvent, type RefObject, useEffect, useState } from 'react';
import { photoAmong } from './photoAmong.ts';

interface PhotoDrop {
  readonly isDraggedOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/**
 * A drop must be on the panel of the pad; the page takes what is not one picture. A paste goes to the panel
 * under the pointer, or else to the one with the focus.
 * @param panel an element with `data-takes-photos`
 */
export function usePhotoDrop(
  panel: RefObject<HTMLElement | null>,
  onPhoto: (file: File) => void,
): PhotoDrop {
  const [isDraggedOver, setIsDraggedOver] = useState(false);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      if (file === undefined || panel.current === null || padInUse() !== panel.current) return;
      event.preventDefault();
      onPhoto(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [panel, onPhoto]);

  return {
    isDraggedOver,
    handlers: {
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDraggedOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside) setIsDraggedOver(false);
      },
      onDrop: (event) => {
        setIsDraggedOver(false);
        const photo = photoAmong(event.dataTransfer.files);
        // Weights, a run or data are the page's, which takes what no part of it has taken.
        if (photo === null) return;
        event.preventDefault();
        onPhoto(photo);
      },
    },
  };
}

/** The panel under the pointer, or else the one with the focus; `null` if there is none. */
function padInUse(): Element | null {
  const pads = '[data-takes-photos]';
  const underPointer = document.querySelector(`${pads}:hover`);
  return underPointer ?? document.activeElement?.closest(pads) ?? null;
}
