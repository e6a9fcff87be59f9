import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { patientFetch } from '../../../../src/worker/dataset/patientFetch.ts';

const silenceMs = 300;
let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** The address of a server that answers like this. */
async function addressOf(answer: (response: ServerResponse) => void): Promise<URL> {
  const started = createServer((_request, response) => answer(response));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return new URL(`http://127.0.0.1:${address.port}/`);
}

describe('a patient fetch', () => {
  it('brings what the server sends, with its status', async () => {
    const url = await addressOf((response) => response.writeHead(404).end('nothing here'));
    const response = await patientFetch(url, {}, silenceMs);
    expect([response.status, response.ok, await response.text()]).toEqual([
      404,
      false,
      'nothing here',
    ]);
  });

  it('gives up a server that never answers', async () => {
    const url = await addressOf(() => {});
    await expect(patientFetch(url, {}, silenceMs)).rejects.toThrow(
      'the server has sent nothing for 0.3 seconds',
    );
  });

  it('gives up a server that stops in the middle', async () => {
    const url = await addressOf((response) => {
      response.writeHead(200, { 'Content-Length': '10' });
      response.write('half');
    });
    const response = await patientFetch(url, {}, silenceMs);
    await expect(response.arrayBuffer()).rejects.toThrow('has sent nothing');
  });

  it('waits for a server that is slow, piece by piece, however long it takes', async () => {
    const patienceMs = 2_000;
    const pieces = 12;
    // All pieces together take longer than the patience, and each far less.
    const url = await addressOf((response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write('x');
        if (++sent === pieces) {
          clearInterval(timer);
          response.end();
        }
      }, patienceMs / 10);
    });
    const response = await patientFetch(url, {}, patienceMs);
    expect(await response.text()).toBe('x'.repeat(pieces));
  });

  it('fails as fetch does where there is no server', async () => {
    const url = await addressOf(() => {});
    const gone = server;
    await new Promise<void>((resolve) => gone?.close(() => resolve()));
    await expect(patientFetch(url, {}, silenceMs)).rejects.toThrow(TypeError);
  });
});
