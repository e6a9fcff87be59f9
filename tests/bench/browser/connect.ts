/** Starts a contender in a worker of its own, so that ours and theirs share no kernel and no memory. */
import { type Remote, wrap } from 'comlink';
import { type BenchBackend, type BenchWorker, type ContenderName, ourNames } from './contender.ts';

/** A contender that is ready to begin. */
export interface Connection {
  readonly renderer: string;
  readonly images: number;
  readonly worker: Remote<BenchWorker>;
  readonly close: () => void;
}

export async function connect(name: ContenderName, backend: BenchBackend): Promise<Connection> {
  const worker = startWorker(name);
  const failure = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => reject(new Error(`The worker of ${name}: ${message}`));
  });
  const remote = wrap<BenchWorker>(worker);
  const opened = await Promise.race([remote.open(name, backend), failure]);
  return { ...opened, worker: remote, close: () => worker.terminate() };
}

/** Vite finds a worker's file only where both stand in one expression. */
function startWorker(name: ContenderName): Worker {
  return ourNames.some((ours) => ours === name)
    ? new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./plain.worker.ts', import.meta.url), { type: 'module' });
}
