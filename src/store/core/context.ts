/** What all actions of the store share. */
import type { StoreApi } from 'zustand/vanilla';
import type { Client, PlaygroundPorts } from './ports.ts';
import type { PlaygroundState, Problem } from './state.ts';

export class Context {
  readonly store: StoreApi<PlaygroundState>;
  readonly client: Client;
  readonly ports: PlaygroundPorts;

  constructor(store: StoreApi<PlaygroundState>, client: Client, ports: PlaygroundPorts) {
    this.store = store;
    this.client = client;
    this.ports = ports;
  }

  get state(): PlaygroundState {
    return this.store.getState();
  }

  /** Whether the present worker has a network to work with. */
  get hasNetwork(): boolean {
    const { runState, status } = this.state;
    return status !== null && runState !== 'loading' && runState !== 'error';
  }

  set(change: Partial<PlaygroundState>): void {
    this.store.setState(change);
  }

  /** Shows a problem to the person. */
  report(message: string, remedy: Problem['remedy'] = null): void {
    this.set({ problem: { message, remedy } });
  }

  /** Does what may fail; an error becomes a problem that a person sees. */
  async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.report(messageOf(error));
    }
  }

  /** Resolves once a condition on the state holds. */
  async until(isMet: (state: PlaygroundState) => boolean): Promise<void> {
    if (isMet(this.state)) return;
    await new Promise<void>((resolve) => {
      const unsubscribe = this.store.subscribe((state) => {
        if (!isMet(state)) return;
        unsubscribe();
        resolve();
      });
    });
  }
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
