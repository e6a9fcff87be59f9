import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { weightsFileSchema } from '../../../../src/siamese/weightsFile/schema.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const served = 'public/weights-v1.schema.json';

/** As the formatter lays the file out, which checks it too. */
function format(json: string): string {
  const biome = 'node_modules/@biomejs/biome/bin/biome';
  const options = [biome, 'format', '--stdin-file-path', served];
  return execFileSync(process.execPath, options, { cwd: root, input: json, encoding: 'utf8' });
}

describe('the JSON Schema served beside the page', () => {
  it('is made of the schema that the importer checks with (npx vitest -u makes it anew)', async () => {
    // JSON has no word for a number that is not finite.
    const { $schema, title, description, ...schema } = toJsonSchema(weightsFileSchema, {
      target: 'draft-2020-12',
      ignoreActions: ['finite'],
    });
    const json = JSON.stringify({ $schema, title, description, ...schema });
    await expect(format(json)).toMatchFileSnapshot(`${root}${served}`);
  });
});
