/** The error of a refused weights file; the message says what is wrong and where. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}
