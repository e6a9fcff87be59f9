/** Owns what names a network: its checksum, and a few numbers that tell how far it is from another. Types only. */

export interface NetworkChecksum {
  /** Steps done. */
  readonly step: number;
  /** Of the weights that are judged, as in a weights file; hexadecimal. */
  readonly sha256: string;
  /** Of the same weights, [sketchLength]. */
  readonly sketch: readonly number[];
  /** The root of the sum of their squares. */
  readonly length: number;
}
