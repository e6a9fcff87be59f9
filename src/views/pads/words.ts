/** Describes a pad and its keys, for screen readers. */
import type { ClassFacts } from '../../settings/datasets.ts';
import { haveOneNoun, type Nouns, withArticle } from '../../settings/facts/nouns.ts';
import type { Drawing, Pad } from '../../store/pads/pad.ts';
import { letterOf, numeralOf, type PressedKey } from '../components/keys.ts';

/** How two images to compare come onto the pads, as the beginning of a sentence: a digit is drawn. */
export function putTwo(nouns: Nouns): string {
  const { many } = nouns.imageNoun;
  return haveOneNoun(nouns) ? `Draw two ${many}` : `Put two ${many} on the pads`;
}

/** How one comes onto “a pad” or “each pad”; a digit is drawn. */
export function putOne(nouns: Nouns, pad: string): string {
  return `${haveOneNoun(nouns) ? 'Draw' : 'Put'} ${withArticle(nouns.imageNoun.one)} on ${pad}`;
}

/** What ink is read as: a digit, or just a drawing where images are not called what is drawn. */
export function drawnNoun(nouns: Nouns): string {
  return haveOneNoun(nouns) ? nouns.imageNoun.one : 'drawing';
}

/** What a picture for a pad should show. */
export function pictureInvitation(nouns: Nouns): string {
  const content = haveOneNoun(nouns) ? ` of ${withArticle(nouns.imageNoun.one)}` : '';
  return `Open a picture${content}: a photo of ink on paper, say`;
}

/** The content of a pad in words. */
export function describeDrawing(drawing: Drawing, nouns: Nouns): string {
  switch (drawing.kind) {
    case 'digit':
      return `a ${drawing.className} from the test set`;
    case 'picture':
      return `${withArticle(drawnNoun(nouns))} from a picture`;
    case 'strokes': {
      const { length } = drawing.strokes;
      if (length === 0) return 'empty';
      return length === 1 ? 'drawing of 1 stroke' : `drawing of ${length} strokes`;
    }
  }
}

/** Said of a quick stroke of a finger over the pad's edge. */
export const lastStrokeInDoubt = 'Was that a scroll? It drew here.';

/** Dots that do not count, in words. */
export function leftOutInWords(count: number): string {
  return count === 1
    ? 'A dot far from the rest is left out.'
    : `${count} dots far from the rest are left out.`;
}

/** The button that has them count. */
export function countInWords(count: number): string {
  return count === 1 ? 'Count it' : 'Count them';
}

/** The content of a pad in words, and what a person should know of it. */
export function describePad({ drawing, leftOut }: Pad, isDoubted: boolean, nouns: Nouns): string {
  const sentences = [
    ...(isDoubted ? [lastStrokeInDoubt] : []),
    ...(leftOut > 0 ? [leftOutInWords(leftOut)] : []),
  ];
  return [describeDrawing(drawing, nouns), ...sentences].join('. ');
}

/** The keys of a pad that has the focus. */
export function keysInWords(dataset: ClassFacts): string {
  const keys = classKeysOf(dataset);
  const [first, last] = [keys[0], keys.at(-1)];
  const ofClass =
    first === undefined || last === undefined
      ? 'Press'
      : `Press ${first} to ${last} for a test ${dataset.imageNoun.one} of that kind,`;
  return (
    `${ofClass} the arrows left and right for another of the same kind, Delete to clear, ` +
    'Ctrl+Z to undo, Ctrl+Shift+Z to redo, Ctrl+V to paste a picture.'
  );
}

/** The class whose name is this key, by its sign or else by its place; `null` where there is none. */
export function classOfKey({ classes }: ClassFacts, pressed: PressedKey): number | null {
  const letter = letterOf(pressed);
  const names = [pressed.key, numeralOf(pressed), letter?.toUpperCase(), letter];
  for (const name of names) {
    const label = name != null && [...name].length === 1 ? classes.indexOf(name) : -1;
    if (label !== -1) return label;
  }
  return null;
}

/** The classes' names that are a single key, in the order of the classes. */
function classKeysOf({ classes }: ClassFacts): readonly string[] {
  return classes.filter((name) => [...name].length === 1);
}
