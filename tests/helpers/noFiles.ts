/** Reads no files: for a page on which nobody gives any. */
import type { FilesPort } from '../../src/store/core/ports.ts';

export const noFiles: FilesPort = {
  read: () => Promise.reject(new Error('No files are read here')),
  take: () => Promise.reject(new Error('No files were read')),
  end: () => {},
};
