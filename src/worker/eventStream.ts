/** Collects events and sends them in batches, some times a second, never one message a step. */
import type { EventListener, WorkerEvent } from '../protocol/events.ts';
import type { RunStatus } from '../protocol/run.ts';

export class EventStream {
  /** Milliseconds from one batch to the next, at least. */
  intervalMs = 100;
  readonly #listener: EventListener;
  readonly #now: () => number;
  readonly #whyUnsound: () => string | null;
  #events: WorkerEvent[] = [];
  #losses: { runId: number; firstStep: number; values: number[] } | null = null;
  #status: RunStatus | null = null;
  #sentAtMs = Number.NEGATIVE_INFINITY;
  #taken: void | Promise<void> = undefined;
  #isClosed = false;

  /**
   * @param listener takes each batch
   * @param now a clock in milliseconds
   * @param whyUnsound why what was computed last is wrong, or `null`; asked before each batch is sent
   */
  constructor(
    listener: EventListener,
    now: () => number,
    whyUnsound: () => string | null = () => null,
  ) {
    this.#listener = listener;
    this.#now = now;
    this.#whyUnsound = whyUnsound;
  }

  /** Says why nothing can be computed any more. What was collected, and what comes later, is dropped. */
  close(reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#taken = this.#listener([{ kind: 'backend-lost', reason }]);
  }

  /** Settles when the page has taken the last batch that was sent, and so all before it. */
  get taken(): Promise<void> {
    return Promise.resolve(this.#taken);
  }

  /** Adds one event to the next batch. */
  add(event: WorkerEvent): void {
    this.#events.push(event);
  }

  /** Sends one event at once, after the collected events. */
  send(event: WorkerEvent): void {
    this.add(event);
    this.flush();
  }

  /** Adds the loss of one step. */
  addLoss(runId: number, step: number, loss: number): void {
    const { runId: lastRunId, firstStep = 0, values = [] } = this.#losses ?? {};
    if (runId !== lastRunId || step !== firstStep + values.length) this.#closeLosses();
    this.#losses ??= { runId, firstStep: step, values: [] };
    this.#losses.values.push(loss);
  }

  /** Sets the status that goes with the next batch; only the newest is sent. */
  setStatus(status: RunStatus): void {
    this.#status = status;
  }

  /** Sends a batch if the last batch is at least `intervalMs` old. */
  flushIfDue(): void {
    if (this.#now() - this.#sentAtMs >= this.intervalMs) this.flush();
  }

  /** Sends the collected events. */
  flush(): void {
    this.#closeLosses();
    if (this.#status !== null) {
      const { runId } = this.#status;
      this.#events.push({ kind: 'status', runId, status: this.#status });
      this.#status = null;
    }
    this.#sentAtMs = this.#now();
    if (this.#events.length === 0 || this.#isClosed) return;
    const fault = this.#whyUnsound();
    if (fault !== null) {
      this.close(fault);
      return;
    }
    const events = this.#events;
    this.#events = [];
    this.#taken = this.#listener(events);
  }

  #closeLosses(): void {
    if (this.#losses === null) return;
    const { runId, firstStep, values } = this.#losses;
    this.#events.push({ kind: 'losses', runId, firstStep, losses: Float32Array.from(values) });
    this.#losses = null;
  }
}
