/**
 * Owns what is known of one lazy part of the page, in whichever places it is shown: whether its code is
 * here, on its way, or missing. Imports no React.
 */
import type { Offer } from '../../../store/page/newVersion.ts';

export type PartState<Module> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly module: Module }
  | {
      readonly kind: 'missing';
      /** What the server offered when the part did not arrive. */
      readonly offer: Offer;
      readonly isTrying: boolean;
    };

export interface PartPorts<Module> {
  /** Loads the code; after a failure, loads it anew. */
  readonly load: () => Promise<Module>;
  readonly lookForNewVersion: () => Promise<Offer>;
}

export class LazyPart<Module> {
  readonly #ports: PartPorts<Module>;
  readonly #listeners = new Set<() => void>();
  readonly #places: string[] = [];
  #isAsking = false;
  #state: PartState<Module> = { kind: 'waiting' };

  constructor(ports: PartPorts<Module>) {
    this.#ports = ports;
  }

  readonly state = (): PartState<Module> => this.#state;

  /** The place that speaks for all, so that one missing part is announced once; `null` if none shows it. */
  readonly speaker = (): string | null => this.#places[0] ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows the part in a place, which asks for its code; the returned function ends that. */
  show(place: string): () => void {
    this.#places.push(place);
    this.#tell();
    void this.ask();
    return () => {
      this.#places.splice(this.#places.indexOf(place), 1);
      this.#tell();
    };
  }

  /** Loads the code unless it is here or on its way. Never rejects. */
  readonly ask = async (): Promise<void> => {
    if (this.#isAsking || this.#state.kind === 'here') return;
    this.#isAsking = true;
    // The message stays: one that goes and comes again would be read out again.
    if (this.#state.kind === 'missing') this.#set({ ...this.#state, isTrying: true });
    try {
      this.#set({ kind: 'here', module: await this.#ports.load() });
    } catch {
      const offer = await this.#ports.lookForNewVersion();
      this.#set({ kind: 'missing', offer, isTrying: false });
    } finally {
      this.#isAsking = false;
    }
  };

  #set(state: PartState<Module>): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
