/** Types only: what a test needs of a browser engine, whatever drives it. */

/** A place in the window, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One window, with a profile of its own that knows of no earlier visit. */
export interface EnginePage {
  /** The browser's name and version, as it says itself. */
  readonly browser: string;
  goTo(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Evaluates an expression in the page, and waits for its promise; results are as from JSON. */
  run<Result>(expression: string): Promise<Result>;
  /** Presses the mouse at the first place, moves it over the others, and lets go at the last. */
  drag(places: readonly Place[]): Promise<void>;
  /** Moves the mouse to a place, with no button down. */
  moveTo(place: Place): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  pressEnter(): Promise<void>;
  /** Gives a file to the file input that this selector finds. */
  upload(selector: string, path: string): Promise<void>;
  /** Acts, and waits for the whole file that the page saves then. */
  saved(action: () => Promise<void>): Promise<SavedFile>;
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Engine {
  newPage(): Promise<EnginePage>;
  close(): Promise<void>;
}

/** The size of every window. */
export const windowSize = { width: 1440, height: 900 };
