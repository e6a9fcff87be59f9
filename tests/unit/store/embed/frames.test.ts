import { describe, expect, it } from 'vitest';
import { type Framed, isInForeignFrame } from '../../../../src/store/embed/frames.ts';

const here = 'https://here.test';

/** A window of the page's own site, or of another that refuses to tell its origin. */
class View implements Framed {
  readonly #site: string;
  readonly #around: Framed | null;

  constructor(site: string, around: Framed | null = null) {
    this.#site = site;
    this.#around = around;
  }

  get origin(): string {
    if (this.#site === here) return here;
    throw new DOMException('Blocked a frame with another origin', 'SecurityError');
  }

  get parent(): Framed {
    return this.#around ?? this;
  }
}

/** The innermost of some windows, of which each is in the next. */
const within = (...sites: readonly string[]): Framed =>
  sites.reduceRight<View | null>((around, site) => new View(site, around), null) ?? new View(here);

describe('the page is in a foreign frame', () => {
  const other = 'https://blog.test';

  it('if another site shows it, at whatever depth', () => {
    expect(isInForeignFrame(within(here, other))).toBe(true);
    expect(isInForeignFrame(within(here, here, other))).toBe(true);
    expect(isInForeignFrame(within(here, other, here))).toBe(true);
  });

  it('not if it stands alone, or its own site shows it', () => {
    expect(isInForeignFrame(within(here))).toBe(false);
    expect(isInForeignFrame(within(here, here, here))).toBe(false);
  });
});
