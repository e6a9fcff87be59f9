import type { ExportedFile } from '../worker/api.ts';

/** Offers a file for download. */
export function saveFile({ name, text }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
