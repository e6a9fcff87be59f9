/** NumPy's files, read by the words of NumPy's own description, and by NumPy where Python has it. */
import { describe, expect, it } from 'vitest';
import { writeNpz } from '../../../../src/siamese/exports/npz.ts';
import {
  exportedNetworks,
  livelyNetwork,
  smallFile,
} from '../../../helpers/exports/exportedFiles.ts';
import { pythonWith, runPython } from '../../../helpers/exports/python.ts';
import { zipEntries } from '../../../helpers/exports/zipEntries.ts';

/** A stranger's reader of one array: magic, version, length, a dictionary in Python's words, numbers. */
function readNpy(file: Buffer) {
  expect(file.subarray(0, 8)).toEqual(Buffer.from('\x93NUMPY\x01\x00', 'latin1'));
  const start = 10 + file.readUInt16LE(8);
  expect(start % 64).toBe(0);
  const words = file.toString('latin1', 10, start);
  const [, type, shape = ''] =
    /^\{'descr': '(.*)', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n$/.exec(words) ?? [];
  return { type, shape: shape.split(',').filter(Boolean).map(Number), data: file.subarray(start) };
}

describe('an .npz file', () => {
  it.each(exportedNetworks)('holds every tensor of %s, and the rest as JSON', (_, change) => {
    const { file } = livelyNetwork(change);
    const entries = zipEntries(writeNpz(file));
    expect([...entries.keys()]).toEqual([
      ...file.tensors.map(({ name }) => `${name}.npy`),
      'metadata.npy',
    ]);
    for (const { name, shape, data } of file.tensors) {
      const found = readNpy(entries.get(`${name}.npy`) ?? Buffer.of());
      expect([found.type, found.shape]).toEqual(['<f4', shape]);
      expect(data.map((_, at) => found.data.readFloatLE(4 * at))).toEqual(data);
      expect(found.data.length).toBe(4 * data.length);
    }
    const metadata = readNpy(entries.get('metadata.npy') ?? Buffer.of());
    expect([metadata.type, metadata.shape]).toEqual(['|u1', [metadata.data.length]]);
    const { tensors: _tensors, ...rest } = file;
    expect(JSON.parse(metadata.data.toString('utf8'))).toMatchObject(rest);
  });

  const python = pythonWith('numpy');
  it.skipIf(python === null)('is what NumPy reads without pickle', async () => {
    const file = smallFile();
    const program = `
import io, json, sys, numpy
npz = numpy.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
names = [name for name in npz.files if name != "metadata"]
rest = json.loads(npz["metadata"].tobytes())
print(json.dumps([rest["format"], {n: [str(npz[n].dtype), npz[n].shape, npz[n].ravel().astype(float).tolist()] for n in names}]))
`;
    const [format, found] = await runPython(python ?? '', program, writeNpz(file));
    expect(format).toBe(file.format);
    expect(found).toEqual(
      Object.fromEntries(
        file.tensors.map(({ name, shape, data }) => [name, ['float32', shape, data]]),
      ),
    );
  });
});
