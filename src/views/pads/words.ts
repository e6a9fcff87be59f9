/** Describes a pad and its keys, for screen readers. */
import type { Drawing } from '../../store/pads/pad.ts';

/** The content of a pad in words. */
export function describeDrawing(drawing: Drawing): string {
  switch (drawing.kind) {
    case 'digit':
      return `a ${drawing.className} from the test set`;
    case 'picture':
      return 'a digit from a picture';
    case 'strokes': {
      const { length } = drawing.strokes;
      if (length === 0) return 'empty';
      return length === 1 ? 'drawing of 1 stroke' : `drawing of ${length} strokes`;
    }
  }
}

/** The keys of a pad that has the focus. */
export const keysInWords =
  'Press 0 to 9 for a test digit of that kind, the arrows left and right for another of the same ' +
  'kind, Delete to clear, Ctrl+Z to undo, Ctrl+Shift+Z to redo, Ctrl+V to paste a picture.';
