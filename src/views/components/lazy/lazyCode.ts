/** Owns the loading of a part of the page's code: remembers what has arrived, never that it has not. */
import { loadStyle, watchBrokenStyles } from './styles.ts';

/** What code is loaded with; a test passes its own. */
export interface CodePorts<Module> {
  /** Imports the module at an address: `import` itself. */
  readonly importFrom: (address: string) => Promise<Module>;
  /** Loads a stylesheet. */
  readonly loadStyle: (address: string) => Promise<void>;
  /** Tells of stylesheets that do not arrive, until the returned function is called. */
  readonly watchBrokenStyles: (onBroken: (address: string) => void) => () => void;
}

export class LazyCode<Module> {
  readonly #importIt: () => Promise<Module>;
  readonly #ports: CodePorts<Module>;
  readonly #brokenStyles = new Set<string>();
  #tries = 0;
  #loading: Promise<Module> | null = null;

  /** @param importIt one `import()` and nothing else: a later try reads the address from its text */
  constructor(importIt: () => Promise<Module>, ports: CodePorts<Module> = browserPorts()) {
    this.#importIt = importIt;
    this.#ports = ports;
  }

  /**
   * The module, with its styles in the page; after a failure, the next call tries again.
   * @throws the error of what did not arrive
   */
  load(): Promise<Module> {
    this.#loading ??= this.#try().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #try(): Promise<Module> {
    this.#tries++;
    // Vite asks for a part's stylesheets at the first try only.
    for (const address of this.#brokenStyles) {
      await this.#ports.loadStyle(address);
      this.#brokenStyles.delete(address);
    }
    const endOfWatch = this.#ports.watchBrokenStyles((address) => this.#brokenStyles.add(address));
    try {
      return await this.#importIt();
    } catch (error) {
      // Most browsers remember a module that did not arrive (HTML made them until 2026), so the second
      // try is of another address. Only a module that does not arrive is a `TypeError`: with a missing
      // stylesheet, Vite does not even ask for the module.
      const address = addressIn(this.#importIt);
      if (this.#tries === 1 || address === null || !(error instanceof TypeError)) throw error;
      return await this.#ports.importFrom(`${address}?try=${this.#tries}`);
    } finally {
      endOfWatch();
    }
  }
}

/**
 * The address in a function's one `import()`; `null` if there is none. WebKit's errors do not name the
 * module, and Vite tells a page of no addresses, so the text of the function is the one source for all.
 */
export function addressIn(importIt: () => Promise<unknown>): string | null {
  return /\bimport\(\s*["'`]([^"'`?]+)["'`]\s*\)/.exec(String(importIt))?.[1] ?? null;
}

function browserPorts<Module>(): CodePorts<Module> {
  return {
    // All built scripts lie in one folder: an address in one of them is right in every other.
    importFrom: (address) => import(/* @vite-ignore */ address),
    loadStyle,
    watchBrokenStyles,
  };
}
