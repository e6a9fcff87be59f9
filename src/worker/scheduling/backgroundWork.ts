/** Keeps a list of work that nobody awaits, so that a stop can await it. */
export class BackgroundWork {
  readonly #underWay = new Set<Promise<void>>();

  add(work: Promise<void>): void {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    // Whoever awaits the end also handles a failure: the page must hear of it all the same.
    void work.then(() => {});
  }

  /** Resolves when all work has ended, also work that began meanwhile. */
  async ended(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
