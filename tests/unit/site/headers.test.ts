import { describe, expect, it } from 'vitest';
import { contentPolicy, siteHeaders } from '../../../src/site/headers.ts';

/** A policy's directives by name, each with its sources. */
function directivesOf(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('the content policy', () => {
  const directives = directivesOf(contentPolicy);
  const placesOf = (source: string) =>
    [...directives].filter(([, sources]) => sources.includes(source)).map(([name]) => name);

  it('refuses what it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('names no other site, and no scheme but that of pictures in the page', () => {
    const sources = [...directives.values()].flat();
    expect(sources.filter((source) => /[./*]|https?:/.test(source))).toEqual([]);
    expect(sources.filter((source) => source.endsWith(':'))).toEqual(['data:']);
    expect(placesOf('data:')).toEqual(['img-src']);
  });

  it('lets no text run as a script: WebAssembly alone may be compiled', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(placesOf("'unsafe-inline'")).toEqual(['style-src']);
    expect(placesOf("'unsafe-eval'")).toEqual([]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  it('is the same in the header, and lets any site show the page in a frame', () => {
    const header = directivesOf(siteHeaders['Content-Security-Policy'] ?? '');
    expect(header).toEqual(directives);
    expect(header.has('frame-ancestors')).toBe(false);
    expect(Object.keys(siteHeaders)).not.toContain('X-Frame-Options');
  });
});
