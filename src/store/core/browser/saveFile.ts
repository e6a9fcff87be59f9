/** Offers files for download. */
import type { ExportedFile } from '../../../protocol/siameseWorker.ts';

/** Offers a text file for download. */
export function saveFile({ name, text }: ExportedFile): void {
  saveBlob(name, new Blob([text], { type: 'application/json' }));
}

/** Offers some bytes for download. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
