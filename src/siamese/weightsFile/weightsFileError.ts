/** A file that cannot be taken; the message says what is wrong and where. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}
