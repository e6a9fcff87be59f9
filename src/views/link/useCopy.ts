/** Owns the copying of a text, a link say: to the clipboard, or else selected in its field. */
import { type RefObject, useState } from 'react';

/** What was done with which text. */
export interface Copied {
  readonly text: string;
  readonly what: 'copied' | 'selected';
}

/** @param field shows the text */
export function useCopy(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>) {
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ text, what: 'copied' });
    } catch {
      // On plain HTTP, or if the browser refuses: select the text, so that only the copy gesture is left.
      field.current?.focus();
      field.current?.select();
      setCopied({ text, what: 'selected' });
    }
  };
  return { copied, copy };
}

/** What was done, in words. */
export const copiedWords: Readonly<Record<Copied['what'], string>> = {
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard or its menu.',
};
