/** Writes zips byte by byte, right ones and wrong ones. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, and what the zip says of it. */
export interface ZippedFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What the zip says, if it does not say the truth. */
  readonly sizeBytes?: number;
  readonly crc?: number;
}

/** A zip of these files. @param isZip64 whether counts and sizes stand in 64 bits */
export function zipFile(
  files: readonly ZippedFile[],
  { isZip64 = false } = {},
): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const listing: Buffer[] = [];
  let start = 0;
  for (const file of files) {
    const packed = file.isStored ? Buffer.from(file.content) : deflateRawSync(file.content);
    const [name, fields] = [Buffer.from(file.name), fieldsOf(file, packed.length)];
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
    listing.push(isZip64 ? wideEntry(fields, name, start) : entry(fields, name, start));
    locals.push(local);
    start += local.length;
  }
  const directory = Buffer.concat(listing);
  const ends = isZip64
    ? [end64(files.length, directory.length, start), endOf(0xffff, directory.length, 0xffffffff)]
    : [endOf(files.length, directory.length, start)];
  return Uint8Array.from(Buffer.concat([...locals, directory, ...ends]));
}

/** The end of the directory, and where it is. */
function endOf(count: number, length: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

/** What stands in a file's own head and in the directory alike. */
function fieldsOf(file: ZippedFile, packedBytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(file.flags ?? 0, 2);
  fields.writeUInt16LE(file.method ?? (file.isStored ? 0 : 8), 4);
  fields.writeUInt32LE(file.crc ?? crc32(file.content), 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(file.sizeBytes ?? file.content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(file.name), 22);
  return fields;
}

function entry(fields: Buffer, name: Buffer, start: number): Buffer {
  const more = Buffer.alloc(14);
  more.writeUInt32LE(start, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, more, name]);
}

/** An entry whose three large numbers stand in Zip64's field behind the name. */
function wideEntry(fields: Buffer, name: Buffer, start: number): Buffer {
  const [own, wide] = [Buffer.from(fields), Buffer.alloc(28)];
  wide.writeUInt16LE(1, 0);
  wide.writeUInt16LE(24, 2);
  wide.writeBigUInt64LE(BigInt(fields.readUInt32LE(18)), 4);
  wide.writeBigUInt64LE(BigInt(fields.readUInt32LE(14)), 12);
  wide.writeBigUInt64LE(BigInt(start), 20);
  own.writeUInt32LE(0xffffffff, 14);
  own.writeUInt32LE(0xffffffff, 18);
  own.writeUInt16LE(wide.length, 24);
  return Buffer.concat([entry(own, name, 0xffffffff), wide]);
}

/** Zip64's end of the directory, and where it is. */
function end64(count: number, length: number, start: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(length), 40);
  end.writeBigUInt64LE(BigInt(start), 48);
  end.write('PK\x06\x07', 56, 'latin1');
  end.writeBigUInt64LE(BigInt(start + length), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
