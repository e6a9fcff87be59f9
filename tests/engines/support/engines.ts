/** Owns the list of engines that this machine has, and the server of the built page. */
import { text } from 'node:stream/consumers';
import { preview } from 'vite';
import { findEngineFiles } from '../../../scripts/engines.mjs';
import { root } from '../../../scripts/paths.mjs';
import { siteHeaders } from '../../../src/site/headers.ts';
import { launchChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webKit.ts';

/** An engine of this machine, and what its user agent must and must not say. */
export interface FoundEngine {
  readonly name: string;
  readonly userAgent: RegExp;
  readonly launch: () => Promise<Engine>;
}

const breachesPath = '/policy-breaches';
const policyHeader = 'Content-Security-Policy';
const reportingHeaders = {
  ...siteHeaders,
  [policyHeader]: `${siteHeaders[policyHeader]}; report-uri ${breachesPath}`,
};

const { chromium, firefox, webKit } = await findEngineFiles();

/** The engines that are installed. */
export const engines: readonly FoundEngine[] = [
  chromium !== undefined && {
    name: 'Chromium',
    userAgent: /Chrome\/\d+/,
    launch: () => launchChromium(chromium),
  },
  firefox !== undefined && {
    name: 'Firefox',
    userAgent: /Gecko\/\S+ Firefox\/\d+/,
    launch: () => launchFirefox(firefox),
  },
  webKit !== undefined && {
    name: 'WebKitGTK',
    userAgent: /AppleWebKit\/\S+ \(KHTML, like Gecko\) Version\/\S+ Safari\//,
    launch: () => launchWebKit(webKit),
  },
].filter((engine) => engine !== false);

/** The file of Firefox; `undefined` where there is none. */
export const firefoxFile = firefox;

export interface ServedPage {
  readonly address: string;
  /** What the browsers have reported since the last call that the policy refused, in pages and workers. */
  takeBreaches(): string[];
  close(): Promise<void>;
}

/** Serves the built page. Every engine tells the server itself what its content policy refuses. */
export async function servePage(): Promise<ServedPage> {
  const breaches: string[] = [];
  const server = await preview({
    root,
    plugins: [
      {
        name: 'breaches',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use(breachesPath, (request, response) => {
            void text(request).then((report) => {
              breaches.push(report);
              response.writeHead(204).end();
            });
          });
        },
      },
    ],
    preview: { host: '127.0.0.1', port: 0, headers: reportingHeaders },
    logLevel: 'error',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server has no address');
  return { address, takeBreaches: () => breaches.splice(0), close: () => server.close() };
}
