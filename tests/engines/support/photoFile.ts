/** Writes a photo of a digit to a file, as PNG: made here, so that no engine's canvas has a part in it. */
import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { handwritten } from '../../e2e/support/pointer.ts';
import { photoOf } from '../../helpers/photos.ts';

/** A photo of dark ink on paper, half of it in shadow. */
export async function writePhoto(path: string, digit: number): Promise<void> {
  const photo = photoOf(handwritten(digit), { sidePx: 320, shadow: 0.4, shadowEdgePx: 60 });
  await writeFile(path, greyPng(photo.width, photo.height, photo.values));
}

/** A PNG file of grey values 0…1, eight bits each. */
function greyPng(width: number, height: number, values: Float32Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows.writeUInt8(Math.round(255 * (values[y * width + x] ?? 0)), y * (width + 1) + x + 1);
    }
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
