/** Owns one picture of the page with its menu: saves it, and takes a screenshot of its panel. */
import { PNG } from 'pngjs';
import { vi } from 'vitest';
import { hideControls, showControls } from '../../e2e/support/controls.ts';
import type { Person } from './person.ts';

declare global {
  /** In the page: the figure of the picture that was found last. */
  var pictureFigure: Element;
}

/** A place in the window, in its own pixels. */
interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const settlesWithinMs = 30_000;

export class Picture {
  readonly #person: Person;
  readonly #name: string;

  constructor(person: Person, name: string) {
    this.#person = person;
    this.#name = name;
  }

  /** The file that the picture's menu saves. */
  async saved(): Promise<Buffer> {
    await vi.waitFor(
      async () => {
        const text = await this.#inFigure((figure) => figure.textContent);
        if (text?.includes('on their way'))
          throw new Error(`“${this.#name}” has nothing to show yet`);
      },
      { timeout: settlesWithinMs },
    );
    await this.#person.press(`${this.#name}: numbers and files`);
    const { bytes } = await this.#person.saved('Save picture (PNG)', 'menuitem');
    return bytes;
  }

  /** A screenshot (PNG) of what a saved picture shows: the panel without its controls. */
  async shown(): Promise<Buffer> {
    await this.#person.page.moveTo({ x: 0, y: 0 });
    await this.#inFigure(hideControls);
    await this.#inFigure((figure) => {
      figure.querySelector(':scope > div')?.scrollIntoView({ block: 'center' });
    });
    // The screen follows the page a moment later: two screenshots that are equal show it at rest.
    let last: Buffer | null = null;
    const panel = await vi.waitFor(
      async () => {
        const place = await this.#inFigure(panelOf);
        const screen = Buffer.from(await this.#person.page.screenshot());
        const isAtRest = last?.equals(screen) === true;
        last = screen;
        if (!isAtRest) throw new Error(`“${this.#name}” still moves`);
        return cutOut(PNG.sync.read(screen), place);
      },
      { timeout: settlesWithinMs },
    );
    await this.#inFigure(showControls);
    return PNG.sync.write(panel);
  }

  /** Calls a function in the page with the picture's figure; it may use nothing else. */
  async #inFigure<Result>(task: (figure: Element) => Result): Promise<Result> {
    await this.#person.inPage((name) => {
      globalThis.pictureFigure = TestingLibraryDom.getByRole(document.body, 'figure', { name });
    }, this.#name);
    return this.#person.page.run<Result>(`(${task})(globalThis.pictureFigure)`);
  }
}

/** Runs in the page: where the part of a figure is that a saved picture shows. */
function panelOf(figure: Element): Rectangle {
  const panel = figure.querySelector(':scope > div') ?? figure;
  const { left, top, width, height } = panel.getBoundingClientRect();
  const ratio = devicePixelRatio;
  return { left: left * ratio, top: top * ratio, width: width * ratio, height: height * ratio };
}

/** Part of a screenshot. A browser puts the edges of a box onto the nearest pixels. */
function cutOut(screen: PNG, { left, top, width, height }: Rectangle): PNG {
  const [x, y] = [Math.round(left), Math.round(top)];
  const panel = new PNG({
    width: Math.round(left + width) - x,
    height: Math.round(top + height) - y,
  });
  PNG.bitblt(screen, panel, x, y, panel.width, panel.height, 0, 0);
  return panel;
}
