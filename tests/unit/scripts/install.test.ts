import { describe, expect, it } from 'vitest';
import { matchesLock } from '../../../scripts/install.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b', optional: true };
const wanted = { packages: { '': { version: '0.1.0' }, 'node_modules/a': a, 'node_modules/b': b } };

describe('node_modules is up to date', () => {
  it('with every locked package in it', () => {
    const packages = { 'node_modules/a': a, 'node_modules/b': b };
    expect(matchesLock(wanted, { packages })).toBe(true);
  });

  it('without the optional packages of other platforms', () => {
    expect(matchesLock(wanted, { packages: { 'node_modules/a': a } })).toBe(true);
  });
});

describe('node_modules is out of date', () => {
  it('without a locked package', () => {
    expect(matchesLock(wanted, { packages: { 'node_modules/b': b } })).toBe(false);
  });

  it('with another version, or other content under the same version', () => {
    const newer = { ...a, version: '1.0.1' };
    const other = { ...a, integrity: 'sha512-other' };
    expect(matchesLock(wanted, { packages: { 'node_modules/a': newer } })).toBe(false);
    expect(matchesLock(wanted, { packages: { 'node_modules/a': other } })).toBe(false);
  });

  it('with a package that the lock does not know', () => {
    const packages = { 'node_modules/a': a, 'node_modules/c': a };
    expect(matchesLock(wanted, { packages })).toBe(false);
  });
});
