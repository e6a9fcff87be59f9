/** Takes files that are dropped anywhere on the page, and keeps all else from opening in its place. */
import { useEffect } from 'react';
import { type DragFate, type Dragged, judgeDrag } from './judgeDrag.ts';

/**
 * Takes every drag that no part of the page has taken.
 * @param onRefused told when an address was dropped
 * @param onTaken told when a new drag begins, or some part of the page has taken a drop
 * @param onFiles takes what carries files
 */
export function useStrayDrops(
  onRefused: () => void,
  onTaken: () => void,
  onFiles: (dropped: DataTransfer) => void,
): void {
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      const isDrop = event.type === 'drop';
      const fate = event.defaultPrevented ? 'taken' : keepOut(event);
      if (isDrop && fate === 'taken') onTaken();
      if (isDrop && fate === 'refuse') onRefused();
      if (isDrop && fate === 'take' && event.dataTransfer !== null) {
        onTaken();
        onFiles(event.dataTransfer);
      }
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('drop', drag);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('drop', drag);
    };
  }, [onRefused, onTaken, onFiles]);
}

/** Keeps the browser from acting on it, unless it may. */
function keepOut(event: DragEvent): DragFate {
  const { dataTransfer, target } = event;
  if (dataTransfer === null) return 'leave';
  const fate = judgeDrag(draggedIn(dataTransfer), target);
  if (fate !== 'leave') event.preventDefault();
  // A drop that is to be refused in words must be let happen.
  if (fate === 'ignore') dataTransfer.dropEffect = 'none';
  return fate;
}

function draggedIn(dataTransfer: DataTransfer): Dragged {
  return {
    types: dataTransfer.types,
    html: dataTransfer.getData('text/html'),
    text: dataTransfer.getData('text/plain'),
    fileCount: dataTransfer.files.length,
  };
}
