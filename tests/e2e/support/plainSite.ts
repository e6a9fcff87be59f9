/** Serves a copy of the built page as the plainest of servers does: files, types, no header of ours. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { freePort } from '../../../scripts/free-port.mjs';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

export class PlainSite {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #server: Server | null = null;

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}/`;
  }

  static async start(): Promise<PlainSite> {
    const folder = await mkdtemp(join(tmpdir(), 'plain-site-'));
    await cp('dist', folder, { recursive: true });
    const site = new PlainSite(await freePort(), folder);
    await site.goUp();
    return site;
  }

  async goUp(): Promise<void> {
    const server = createServer(async ({ url = '/' }, response) => {
      const path = normalize(new URL(url, this.url).pathname);
      const file = path === '/' ? 'index.html' : path;
      try {
        const bytes = await readFile(join(this.#folder, file));
        const type = types[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type }).end(bytes);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
  }

  /** Nothing answers at the address any more. */
  async goDown(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await new Promise<void>((resolve) => {
      if (server === null) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async end(): Promise<void> {
    await this.goDown();
    await rm(this.#folder, { recursive: true });
  }

  /**
   * Puts another version on the server: its document bears a name, and its service worker knows it.
   * @param isHalf whether only the service worker is there yet, and the document is still the old one
   */
  async deploy(name: string, isHalf = false): Promise<void> {
    const [before, script] = await Promise.all(
      ['index.html', 'serviceWorker.js'].map((file) => readFile(join('dist', file), 'utf8')),
    );
    const after = before?.replace('</head>', `<meta name="version" content="${name}"></head>`);
    if (before === undefined || script === undefined || after === undefined) return;
    if (!script.includes(md5(before)) || !script.includes(sha384(before))) {
      throw new Error('The service worker does not know the document');
    }
    await writeFile(
      join(this.#folder, 'serviceWorker.js'),
      script.replace(md5(before), md5(after)).replace(sha384(before), sha384(after)),
    );
    if (!isHalf) await writeFile(join(this.#folder, 'index.html'), after);
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const sha384 = (text: string): string => createHash('sha384').update(text).digest('base64');
