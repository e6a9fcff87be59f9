/** Makes keys of records. */
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';

/**
 * A key that no other record has, in this tab or another; later keys come later in the alphabet.
 * @param nowMs milliseconds since 1970
 */
export function timeKey(nowMs: number): string {
  return `${nowMs.toString(36).padStart(9, '0')}-${bytesToHex(randomBytes(8))}`;
}
