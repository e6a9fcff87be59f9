/** Code of the page that did not arrive: its file is gone, or the server does not answer. */
export class MissingCode extends Error {
  override readonly name = 'MissingCode';
}
