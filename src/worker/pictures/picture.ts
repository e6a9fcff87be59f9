/** Numbers behind one or more pictures on the page, made piece by piece. */
import type { PictureName } from '../../protocol/pictures.ts';

export interface Picture {
  /** The pictures that need it. */
  readonly wantedBy: readonly PictureName[];
  /** Whether there is something to make: the network has moved on, or nothing was made yet. */
  readonly isStale: boolean;
  /** Makes one piece: at most what sending one batch forward costs. */
  make(): Promise<void>;
}
