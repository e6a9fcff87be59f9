/** Owns the form of a picture: the numbers behind one or more figures on the page, made in pieces. */
import type { PictureName } from '../../protocol/pictures.ts';

export interface PictureMaker {
  /** The pictures on the page that need these numbers. */
  readonly wantedBy: readonly PictureName[];
  /** Whether there is something to make: the network is newer, or nothing has been made yet. */
  readonly isStale: boolean;
  /** Makes one piece; it costs at most about the forward pass of one batch. */
  make(): Promise<void>;
}
