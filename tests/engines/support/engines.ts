/** Owns the list of engines that this machine has, and the server of the built page. */
import { preview } from 'vite';
import { findEngineFiles } from '../../../scripts/engines.mjs';
import { root } from '../../../scripts/paths.mjs';
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

/** Serves the built page: its address, and how to end it. */
export async function servePage(): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await preview({
    root,
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server has no address');
  return { address, close: () => server.close() };
}
