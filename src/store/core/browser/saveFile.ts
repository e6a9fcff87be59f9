/** Offers files for download. */
import type { ExportedBytes, ExportedFile } from '../../../protocol/siameseWorker.ts';

/** Offers a text file for download. */
export function saveFile({ name, text }: ExportedFile): void {
  saveBlob(name, new Blob([text], { type: 'application/json' }));
}

/** Offers a file of bytes for download. */
export function saveBytes({ name, bytes }: ExportedBytes): void {
  saveBlob(name, new Blob([bytes], { type: 'application/octet-stream' }));
}

/**
 * How long the address of a download stays good, in milliseconds. Firefox and WebKit read it only after
 * the click has returned, and a person may have to answer a question before that.
 */
const addressLifeMs = 60_000;

/** Offers some bytes for download. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  // Some engines follow a link only if it is in the document.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), addressLifeMs);
}
