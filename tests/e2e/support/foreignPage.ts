/** A page of another site, with a frame in it. */
import { createServer, type Server } from 'node:http';
import { freePort } from '../../../scripts/free-port.mjs';

export class ForeignPage {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  /** @param markup what the page has in its body */
  static async start(markup: string): Promise<ForeignPage> {
    const port = await freePort();
    const html = `<!doctype html><html lang="en"><title>An article</title><body>${markup}`;
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
    });
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
    return new ForeignPage(`http://localhost:${port}/`, server);
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
