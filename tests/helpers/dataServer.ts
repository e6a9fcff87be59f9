/** Owns a local web server for a packed data set: workers fetch from it by themselves. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { PackedData } from './fakeServer.ts';

export class DataServer {
  readonly #server: Server;
  /** The address of the data set's manifest. */
  readonly manifestUrl: string;
  /** Whether the request that comes now is cut off. */
  refuses = (): boolean => false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.manifestUrl = `http://127.0.0.1:${port}/manifest.json`;
  }

  static async start({ files }: PackedData): Promise<DataServer> {
    const asked = { isRefused: () => false };
    const server = createServer(({ url = '' }, response) => {
      if (asked.isRefused()) {
        response.destroy();
        return;
      }
      const bytes = files.get(url.slice(1));
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    const started = new DataServer(server, address.port);
    asked.isRefused = () => started.refuses();
    return started;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
