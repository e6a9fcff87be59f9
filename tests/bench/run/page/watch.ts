/** What watches the page from inside: how soon a drawing is answered, and what holds the page up. */

export interface PageWatch {
  /** Each time from a pointer's event to the verdict on the drawing that it made, in milliseconds. */
  readonly latenciesMs: number[];
  /** The part of each until the page's script hears of the event: browsers hold moves until a frame. */
  readonly inputDelaysMs: number[];
  /** Each time from asking the worker to compare to its answer, in milliseconds. */
  readonly comparisonsMs: number[];
  /** Durations of the main thread's tasks of more than 50 ms, in milliseconds. */
  readonly longTasksMs: number[];
  /** Resolves when the last pointer event has been answered; to false when no answer comes. */
  readonly settled: () => Promise<boolean>;
}

declare global {
  interface Window {
    pageWatch: PageWatch;
  }
}

/** Starts to watch. Runs in the page, so it can use nothing of this module. */
export function installWatch(): void {
  const patienceMs = 5_000;
  const pad = '[role="application"][aria-label^="Pad "]';
  const latenciesMs: number[] = [];
  const inputDelaysMs: number[] = [];
  const longTasksMs: number[] = [];
  const comparisonsMs: number[] = [];
  const verdict = document.querySelector('[data-testid="similarity"]');
  const runState = document.querySelector('[data-testid="run-state"]');
  if (verdict === null) throw new Error('There is no verdict');
  const distance = () => verdict.getAttribute('data-distance');
  /** The pointer event that waits for its answer. */
  let pending: {
    sinceMs: number;
    heardMs: number;
    distanceBefore: string | null;
    wasBusy: boolean;
  } | null = null;
  let onAnswer: (() => void) | null = null;
  const onPointer = (event: PointerEvent): void => {
    const isOnPad = event.target instanceof Element && event.target.closest(pad) !== null;
    if (event.buttons === 0 || !isOnPad) return;
    pending ??= {
      sinceMs: event.timeStamp,
      heardMs: performance.now(),
      distanceBefore: distance(),
      wasBusy: false,
    };
  };
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('pointermove', onPointer, true);
  new MutationObserver(() => {
    if (pending === null) return;
    const isBusy = verdict.getAttribute('aria-busy') === 'true';
    // Training changes the distance too: there, the answer is what ends the comparing. At rest it may
    // end within the frame in which it began.
    pending.wasBusy ||= isBusy || runState?.getAttribute('data-value') !== 'training';
    if (isBusy || !pending.wasBusy || distance() === pending.distanceBefore) return;
    latenciesMs.push(performance.now() - pending.sinceMs);
    inputDelaysMs.push(pending.heardMs - pending.sinceMs);
    pending = null;
    onAnswer?.();
  }).observe(verdict, { attributeFilter: ['data-distance', 'aria-busy'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration);
  }).observe({ type: 'longtask' });
  const post: unknown = Reflect.get(Worker.prototype, 'postMessage');
  if (typeof post !== 'function') throw new Error('Workers take no messages');
  const postAndWatch = function (this: Worker, ...given: unknown[]): unknown {
    // As Comlink calls a function of the worker's, and numbers its answer.
    const [message] = given;
    if (typeof message === 'object' && message !== null && 'path' in message && 'id' in message) {
      const { path, id } = message;
      const sinceMs = performance.now();
      const onAnswered = ({ data }: MessageEvent): void => {
        if (data?.id !== id) return;
        this.removeEventListener('message', onAnswered);
        comparisonsMs.push(performance.now() - sinceMs);
      };
      const isComparison = Array.isArray(path) && path.includes('compare');
      if (isComparison) this.addEventListener('message', onAnswered);
    }
    return Reflect.apply(post, this, given);
  };
  Reflect.set(Worker.prototype, 'postMessage', postAndWatch);
  const settled = (): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isAnswered: boolean): void => {
        clearTimeout(timer);
        onAnswer = null;
        pending = null;
        resolve(isAnswered);
      };
      const timer = setTimeout(() => answer(false), patienceMs);
      onAnswer = () => answer(true);
      if (pending === null) answer(true);
    });
  window.pageWatch = { latenciesMs, inputDelaysMs, comparisonsMs, longTasksMs, settled };
}
