import { describe, expect, it } from 'vitest';
import { photoAmong } from '../../../../src/views/pads/photoAmong.ts';

const fileOf = (name: string, type = ''): File => new File(['x'], name, { type });
const photo = fileOf('seven.png', 'image/png');

describe('what is dropped on a pad', () => {
  it.each([
    photo,
    fileOf('drawing.svg', 'image/svg+xml'),
    fileOf('no ending', 'image/jpeg'),
    fileOf('IMG_0001.HEIC'),
    fileOf('scan.jpeg'),
  ])('is the pad’s where it is one picture: $name, “$type”', (file) => {
    expect(photoAmong([file])).toBe(file);
  });

  it.each([
    fileOf('siamese-cnn-32-400-steps.json', 'application/json'),
    fileOf('siamese-run-best-one-700.json'),
    fileOf('siamese.safetensors'),
    fileOf('letters.zip', 'application/zip'),
    fileOf('png.zip'),
    fileOf('seven.png', 'text/plain'),
    fileOf('a folder'),
  ])('is the page’s where it is anything else: $name, “$type”', (file) => {
    expect(photoAmong([file])).toBeNull();
  });

  it('is the page’s where there are several files, pictures too, or none', () => {
    expect(photoAmong([photo, fileOf('eight.png', 'image/png')])).toBeNull();
    expect(photoAmong([photo, fileOf('labels.csv', 'text/csv')])).toBeNull();
    expect(photoAmong([])).toBeNull();
  });
});
