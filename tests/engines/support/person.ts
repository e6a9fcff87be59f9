/** Owns a person at the page: finds things by role and name, presses, draws, reads. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as TestingLibrary from '@testing-library/dom';
import { expect, vi } from 'vitest';
import { handwritten } from '../../e2e/support/pointer.ts';
import type { EnginePage, Place, SavedFile } from './engine.ts';

declare global {
  /** In the page, once `Person` has put it there. */
  var TestingLibraryDom: typeof TestingLibrary;
  var pageErrors: string[];
  var isHit: boolean;
}

type Json = string | number | boolean | null;

/** Time for a run of some hundred steps, and for anything else, on a small, busy machine. */
const longMs = 150_000;
const shortMs = 30_000;
const intervalMs = 100;

/** Finds elements by role and name, as browsers and screen readers compute them. */
const library = await readFile(
  createRequire(import.meta.url).resolve(
    '@testing-library/dom/dist/@testing-library/dom.umd.min.js',
  ),
  'utf8',
);

export class Person {
  readonly page: EnginePage;
  readonly #address: string;

  constructor(page: EnginePage, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** Opens the page and waits until it can train. */
  async open(query = ''): Promise<void> {
    await this.page.goTo(`${this.#address}${query}`);
    await this.sees('run-state', 'data-value', 'ready');
  }

  /** Calls a function in the page; it may use nothing but its arguments. */
  async inPage<const Arguments extends readonly Json[], Result>(
    task: (...args: Arguments) => Result | Promise<Result>,
    ...args: Arguments
  ): Promise<Result> {
    const isPrepared = await this.page.run<boolean>('typeof TestingLibraryDom === "object"');
    if (!isPrepared)
      await this.page.run(`(() => { ${library} \n (${prepare})(); return true; })()`);
    const list = args.map((arg) => JSON.stringify(arg)).join(', ');
    return this.page.run<Result>(`(${task})(${list})`);
  }

  /**
   * Presses the one thing of this role and name, as soon as it can be pressed; once more if it moved away
   * between the look at its place and the press.
   */
  async press(name: string, role = 'button'): Promise<void> {
    let isHit = false;
    while (!isHit) {
      const place = await this.#placeOf(role, name);
      await this.inPage(noteHit, role, name);
      await this.page.drag([place]);
      // While the page works on the press, WebKitGTK may answer with nothing at all.
      isHit = await vi.waitFor(() => this.inPage(() => globalThis.isHit), {
        timeout: shortMs,
        interval: intervalMs,
      });
    }
  }

  /** Waits until the thing stands still, is enabled and lies on top; its middle. */
  async #placeOf(role: string, name: string): Promise<Place> {
    let last: Place | null = null;
    return vi.waitFor(
      async () => {
        const place = await this.inPage(middleOf, role, name);
        const isStill = place?.x === last?.x && place?.y === last?.y;
        last = place;
        if (place === null || !isStill) throw new Error(`There is no ${role} “${name}” to press`);
        return place;
      },
      { timeout: shortMs, interval: intervalMs },
    );
  }

  /** Types the value of a setting. */
  async set(name: string, value: number): Promise<void> {
    await this.press(name, 'spinbutton');
    await this.inPage((name) => {
      const [field] = TestingLibraryDom.queryAllByRole(document.body, 'spinbutton', { name });
      if (field instanceof HTMLInputElement) field.select();
    }, name);
    await this.page.type(String(value));
    await this.page.pressEnter();
  }

  /** Draws a digit on a pad, in one of several handwritings. */
  async draw(pad: 'A' | 'B', digit: number, hand = 0): Promise<void> {
    const { left, top, side } = await this.inPage((label) => {
      const surface = document.querySelector(`[aria-label="${label}"]`);
      surface?.scrollIntoView({ block: 'center' });
      const box = surface?.getBoundingClientRect();
      return { left: box?.left ?? 0, top: box?.top ?? 0, side: box?.width ?? 0 };
    }, `Drawing ${pad}`);
    for (const stroke of handwritten(digit, hand)) {
      await this.page.drag(
        stroke.map(({ x, y }) => ({
          x: left + (0.22 + 0.6 * x) * side,
          y: top + (0.2 + 0.6 * y) * side,
        })),
      );
    }
  }

  /** Gives a file to the file input of this name. */
  async upload(label: string, path: string): Promise<void> {
    await this.page.upload(`input[type="file"][aria-label="${label}"]`, path);
  }

  /** What the page saves when a button is pressed. */
  async saved(name: string, role?: string): Promise<SavedFile> {
    const place = await this.#placeOf(role ?? 'button', name);
    return this.page.saved(() => this.page.drag([place]));
  }

  /** An attribute of what has this test id. */
  async attribute(testId: string, name: string): Promise<string | null> {
    return this.inPage(
      (testId, name) => {
        const element = document.querySelector(`[data-testid="${testId}"]`);
        return element?.getAttribute(name) ?? null;
      },
      testId,
      name,
    );
  }

  async number(testId: string, name = 'data-value'): Promise<number> {
    const value = await this.attribute(testId, name);
    return value === null || value === '' ? Number.NaN : Number(value);
  }

  /** Waits until an attribute has a value. */
  async sees(testId: string, name: string, value: string): Promise<void> {
    await expect.poll(() => this.attribute(testId, name), { timeout: longMs }).toBe(value);
  }

  /** Waits for the newest comparison; its distance. */
  async distance(): Promise<number> {
    await this.sees('similarity', 'aria-busy', 'false');
    return this.number('similarity', 'data-distance');
  }

  /** The texts of all elements of a role. */
  async texts(role: string): Promise<string[]> {
    return this.inPage((role) => {
      const elements = TestingLibraryDom.queryAllByRole(document.body, role);
      return elements.map((element) => element.textContent ?? '');
    }, role);
  }

  /** Waits until some element of a role says something. */
  async reads(role: string, text: RegExp): Promise<void> {
    await expect.poll(async () => (await this.texts(role)).join('\n')).toMatch(text);
  }

  /** The errors that nobody caught since the page was last loaded, and what it loaded from elsewhere. */
  async errors(): Promise<string[]> {
    return this.inPage(() => {
      const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
      const strays = loaded.filter(
        (name) => !/^(data|blob):/.test(name) && new URL(name).origin !== location.origin,
      );
      return [...globalThis.pageErrors, ...strays];
    });
  }
}

/** Runs in the page: notes errors that nobody catches. */
function prepare(): void {
  globalThis.pageErrors = [];
  addEventListener('error', ({ message }) => globalThis.pageErrors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => globalThis.pageErrors.push(`${reason}`));
}

/** Runs in the page: notes whether the next press is one of this thing. */
function noteHit(role: string, name: string): void {
  globalThis.isHit = false;
  const note = ({ target }: Event): void => {
    const [element] = TestingLibraryDom.queryAllByRole(document.body, role, { name });
    globalThis.isHit = element !== undefined && target instanceof Node && element.contains(target);
  };
  addEventListener('pointerdown', note, { capture: true, once: true });
}

/** Runs in the page: the middle of what can be pressed, brought into sight; `null` without one. */
function middleOf(role: string, name: string): Place | null {
  const elements = TestingLibraryDom.queryAllByRole(document.body, role, { name });
  const [element] = elements;
  if (element === undefined || element.matches(':disabled, [data-disabled]')) return null;
  if (elements.length > 1) throw new Error(`There are ${elements.length} of ${role} “${name}”`);
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const place = { x: left + width / 2, y: top + height / 2 };
  const atPlace = document.elementFromPoint(place.x, place.y);
  return atPlace !== null && element.contains(atPlace) ? place : null;
}
