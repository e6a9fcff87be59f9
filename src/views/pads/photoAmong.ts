/** Decides which files that are dropped on a pad are for the pad. No React. */
import { isPictureFile } from '../../store/photo/pictureFile.ts';

/** The one picture that was dropped; `null` for several files, and for any other: those are the page's. */
export function photoAmong(files: Iterable<File>): File | null {
  const [only, ...others] = files;
  return only !== undefined && others.length === 0 && isPictureFile(only) ? only : null;
}
