/** Owns the checksum of a network. Types only. */

export interface NetworkChecksum {
  /** Steps done. */
  readonly step: number;
  /** Of the weights that are judged, as in a weights file; hexadecimal. */
  readonly sha256: string;
}
