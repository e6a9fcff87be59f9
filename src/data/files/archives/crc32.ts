/** Owns the checksum of zip and gzip: CRC-32 (ISO 3309), which fflate does not check. */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let bits = byte;
  for (let round = 0; round < 8; round++) bits = bits & 1 ? (bits >>> 1) ^ 0xedb88320 : bits >>> 1;
  return bits;
});

/** The checksum of bytes that come in pieces. */
export class Crc32 {
  #bits = 0xffffffff;

  add(bytes: Uint8Array): void {
    let bits = this.#bits;
    for (const byte of bytes) bits = (bits >>> 8) ^ (table[(bits ^ byte) & 255] ?? 0);
    this.#bits = bits;
  }

  /** From 0 to 2³² − 1. */
  value(): number {
    return (this.#bits ^ 0xffffffff) >>> 0;
  }
}
