/** Runs Python where it is; a test that needs a package is skipped, and says why, where no Python has it. */
import { spawn, spawnSync } from 'node:child_process';

/** Debian's Python comes first: its packages are its own. */
const pythons = ['/usr/bin/python3', 'python3'];

/** The Python that has these packages; `null` where none has, which is written to the test's output. */
export function pythonWith(...packages: readonly string[]): string | null {
  const program = packages.map((name) => `import ${name}`).join('\n');
  const found = pythons.find((python) => spawnSync(python, ['-c', program]).status === 0);
  if (found === undefined) {
    process.stderr.write(`Skipped what needs Python with ${packages.join(', ')}: there is none.\n`);
  }
  return found ?? null;
}

/** What a program prints, as JSON. @throws Error with what it wrote when it fails */
export async function runPython(
  python: string,
  program: string,
  input: Uint8Array = new Uint8Array(),
): Promise<ReturnType<typeof JSON.parse>> {
  return JSON.parse(await runCommand(python, ['-c', program], { input }));
}

/** What a command prints. @throws Error with what it wrote when it fails */
export async function runCommand(
  command: string,
  args: readonly string[],
  { input = new Uint8Array(), folder }: { input?: Uint8Array; folder?: string } = {},
): Promise<string> {
  // One thread each: the tests beside this one need the other cores.
  const env = { ...process.env, OMP_NUM_THREADS: '1' };
  const child = spawn(command, args, { env, cwd: folder });
  const [output, errors]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  child.stdin.on('error', () => undefined).end(input);
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${errors.join('')}`);
  return output.join('');
}
