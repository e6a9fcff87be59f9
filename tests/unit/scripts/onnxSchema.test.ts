import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';

const folder = 'src/siamese/exports/onnx/schema';

it('the code for ONNX’s messages is made from its schema; if not: npm run onnx-schema', async () => {
  const out = await mkdtemp(join(tmpdir(), 'onnx-schema-'));
  try {
    const template = await readFile(join(root, 'scripts/onnx/buf.gen.yaml'), 'utf8');
    const elsewhere = join(out, 'buf.gen.yaml');
    const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
    await writeFile(elsewhere, template.replace(`out: ${folder}`, `out: ${out}`));
    await promisify(execFile)('buf', ['generate', folder, '--template', elsewhere], {
      cwd: root,
      env: { ...process.env, PATH: path },
    });
    for (const file of ['onnx_pb.js', 'onnx_pb.d.ts']) {
      const made = await readFile(join(out, file), 'utf8');
      expect((await readFile(join(root, folder, file), 'utf8')) === made, file).toBe(true);
    }
  } finally {
    await rm(out, { recursive: true });
  }
});
