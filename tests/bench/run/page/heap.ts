/** What JavaScript holds after a full collection: of the page and of its worker. */
import type { CDPSession, Page } from '@playwright/test';

export interface Heaps {
  readonly pageBytes: number;
  readonly workerBytes: number;
}

/** A worker that the page has, spoken to through the page's own session. */
interface AttachedWorker {
  readonly send: (method: string) => Promise<unknown>;
}

/** Collects garbage and looks, as often as it is called. */
export async function watchHeaps(page: Page): Promise<() => Promise<Heaps>> {
  const session = await page.context().newCDPSession(page);
  const worker = await attachWorker(session);
  await session.send('HeapProfiler.enable');
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize: pageBytes } = await session.send('Runtime.getHeapUsage');
    await worker.send('HeapProfiler.enable');
    await worker.send('HeapProfiler.collectGarbage');
    return { pageBytes, workerBytes: usedSizeOf(await worker.send('Runtime.getHeapUsage')) };
  };
}

/** Attaches to the page's one worker; its messages travel as texts within the page's. */
async function attachWorker(session: CDPSession): Promise<AttachedWorker> {
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    if (error !== undefined) throw new Error(`The worker says: ${error.message}`);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let calls = 0;
  return {
    send: async (method) => {
      calls++;
      const id = calls;
      const answer = new Promise<unknown>((resolve) => {
        waiting.set(id, resolve);
      });
      const message = JSON.stringify({ id, method, params: {} });
      await session.send('Target.sendMessageToTarget', { message, sessionId });
      return answer;
    },
  };
}

function usedSizeOf(usage: unknown): number {
  if (typeof usage === 'object' && usage !== null && 'usedSize' in usage) {
    return Number(usage.usedSize);
  }
  throw new Error('The worker tells nothing of its heap');
}
