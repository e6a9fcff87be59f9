import { describe, expect, it } from 'vitest';
import { describeError, Fault } from '../../../scripts/fault.mjs';
import { checkNode, isSupported } from '../../../scripts/node-version.mjs';
import { run } from '../../../scripts/run.mjs';

const node = process.execPath;

describe('running a command', () => {
  it('ends well with exit code 0', async () => {
    await expect(run(node, ['-e', ''])).resolves.toBeUndefined();
  });

  it('rejects with the command and its exit code', async () => {
    await expect(run(node, ['-e', 'process.exit(3)'])).rejects.toThrow(
      `'${node} -e process.exit(3)' ended with exit code 3`,
    );
  });

  it('rejects with the signal that ended it', async () => {
    const command = run(node, ['-e', 'process.kill(process.pid, "SIGTERM")']);
    await expect(command).rejects.toThrow('ended with SIGTERM');
  });

  it('rejects with the name of a command that is not there', async () => {
    await expect(run('no-such-command', ['now'])).rejects.toThrow(
      `'no-such-command now' could not start`,
    );
  });
});

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0'])('%s is supported', (version) => {
    expect(isSupported(version)).toBe(true);
  });

  it.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0'])('%s is not supported', (version) => {
    expect(isSupported(version)).toBe(false);
  });

  it('that is not supported is refused with what is needed', () => {
    expect(() => checkNode('18.0.0')).toThrow('Node 18.0.0 cannot run this project');
  });
});

describe('an error', () => {
  it('that can be mended is shown with its one remedy, and no stack', () => {
    expect(describeError(new Fault('It is missing.', 'npm ci'))).toBe(
      '\n✗ It is missing.\n  To mend it: npm ci',
    );
  });

  it('that is a surprise is shown with its stack', () => {
    expect(describeError(new Error('surprise'))).toMatch(/surprise[\s\S]*run\.test\.ts/);
  });
});
