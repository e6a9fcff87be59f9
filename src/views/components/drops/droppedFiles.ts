/** Reads what was dropped: files, and folders with all that is in them. */
import type { FileToRead } from '../../../store/datasets/datasets.ts';

/** More files than this are read from no folder. */
const mostFiles = 250_000;

/**
 * The files of a drop, each with its path inside the dropped folder. To be called while the drop is handled: its
 * items are gone afterwards.
 * @throws Error when there are too many, or a folder cannot be read
 */
export async function droppedFiles(dropped: DataTransfer): Promise<FileToRead[]> {
  const entries = Array.from(dropped.items, (item) => item.webkitGetAsEntry());
  const loose = Array.from(dropped.files);
  const files: FileToRead[] = [];
  // Where the browser makes no entries, as for files that a script made, there are files alone.
  if (entries.every((entry) => entry === null)) {
    return loose.map((file) => ({ path: file.name, file }));
  }
  for (const entry of entries) if (entry !== null) await addFilesOf(entry, files);
  return files;
}

async function addFilesOf(entry: FileSystemEntry, files: FileToRead[]): Promise<void> {
  if (isFile(entry)) {
    if (files.length >= mostFiles) throw new Error(`More than ${mostFiles} files were dropped.`);
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    files.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    // A reader tells a part of a folder at a time, and nothing at its end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) return;
      for (const inner of some) await addFilesOf(inner, files);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
