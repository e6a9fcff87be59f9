import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/paths.mjs';
import { chooseSteps, steps } from '../../../scripts/steps.mjs';

const names = (asked: string[]) => chooseSteps(asked).map((step) => step.name);

describe('the steps of npm test', () => {
  it('are all of them, in order, where none is named', () => {
    const all = ['check', 'types', 'imports', 'unit', 'build', 'e2e', 'engines'];
    expect(names([])).toEqual(all);
  });

  it('are those named, in their own order', () => {
    expect(names(['unit', 'check'])).toEqual(['check', 'unit']);
  });

  it('build the page before the tests of it', () => {
    expect(names(['e2e'])).toEqual(['build', 'e2e']);
    expect(names(['engines'])).toEqual(['build', 'engines']);
  });

  it('refuse an unknown name, and say the known ones', () => {
    expect(() => chooseSteps(['units'])).toThrow(`no step 'units'; the steps are check, types`);
  });

  it('are scripts of package.json', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(steps.map((step) => step.script)));
  });
});
