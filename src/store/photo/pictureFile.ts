/** Tells a picture from other files by what the browser says of it. Imports nothing. */

const endings = /\.(png|jpe?g|gif|webp|avif|bmp|tiff?|heic|heif|svg)$/i;

/** Whether a file is a picture by its type, or by its ending where the browser knows no type for it. */
export function isPictureFile({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return type === '' ? endings.test(name) : type.startsWith('image/');
}
