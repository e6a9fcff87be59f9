/** Drives WebKitGTK's own browser by WebDriver, on a display in memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { vi } from 'vitest';
import type { WebKitFiles } from '../../../scripts/engines.mjs';
import { freePort } from '../../../scripts/free-port.mjs';
import { type Engine, type EnginePage, windowSize } from './engine.ts';
import { savedIn, temporaryFolder } from './savedFiles.ts';

const scriptMs = 120_000;
/** What the browser takes of its window: for its address, and 50 pixels for each download of a test. */
const barsPx = 640;

export async function launchWebKit({ driver, browser, display }: WebKitFiles): Promise<Engine> {
  const home = await temporaryFolder();
  const downloads = join(home.path, 'downloads');
  await mkdir(downloads);
  // The browser has no option for the folder of downloads: it takes that of the desktop.
  await writeFile(join(home.path, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const screen = await startDisplay(display);
  const env = {
    ...process.env,
    DISPLAY: screen.name,
    HOME: home.path,
    XDG_CONFIG_HOME: home.path,
    // Its sandbox cannot be set up by root, nor in a container.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  const services = new Set<ChildProcess>();
  return {
    newPage: async () => {
      const service = await startService(driver, env);
      services.add(service.process);
      const session = await openSession(service.port, browser);
      const page = await drive(session, downloads);
      return {
        ...page,
        close: async () => {
          await session.quit();
          await end(service.process);
        },
      };
    },
    close: async () => {
      // A test that failed has left its browser open; it ends with its driver.
      for (const service of services) await end(service);
      await end(screen.process);
      await home.remove();
    },
  };
}

/** Starts a driver; it serves one browser. */
async function startService(
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<{ port: number; process: ChildProcess }> {
  const port = await freePort();
  const service = spawn(file, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
  await vi.waitFor(() => connect(port), { timeout: 20_000 });
  return { port, process: service };
}

/** Starts a display whose number the server chooses. */
async function startDisplay(file: string): Promise<{ name: string; process: ChildProcess }> {
  const { width, height } = windowSize;
  const args = ['-displayfd', '1', '-screen', '0', `${width}x${2 * height}x24`, '-nolisten', 'tcp'];
  const server = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = await once(server.stdout, 'data');
  return { name: `:${String(number).trim()}`, process: server };
}

function connect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Starts a browser, whose profile ends with it. */
async function openSession(port: number, binary: string): Promise<WebDriver> {
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      }),
    )
    .build();
  await driver.manage().setTimeouts({ script: scriptMs });
  const { width, height } = windowSize;
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, width, height: height + barsPx });
  return driver;
}

async function drive(driver: WebDriver, downloads: string): Promise<Omit<EnginePage, 'close'>> {
  const version = (await driver.getCapabilities()).get('browserVersion');
  const type = (text: string): Promise<void> => driver.actions().sendKeys(text).perform();
  return {
    browser: `WebKitGTK ${version}`,
    goTo: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    run: (expression) => driver.executeScript(`return (${expression});`),
    drag: async (places) => {
      const actions = driver.actions();
      for (const [index, { x, y }] of places.entries()) {
        const at = { x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 };
        actions.move(at);
        if (index === 0) actions.press();
      }
      await actions.release().perform();
    },
    moveTo: (place) =>
      driver
        .actions()
        .move({ ...place, origin: Origin.VIEWPORT, duration: 0 })
        .perform(),
    type,
    pressEnter: () => type(Key.ENTER),
    upload: (selector, path) => driver.findElement(By.css(selector)).sendKeys(path),
    saved: (action) => savedIn(downloads, action),
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
  };
}
