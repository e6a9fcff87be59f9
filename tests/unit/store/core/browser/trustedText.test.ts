import { describe, expect, it } from 'vitest';
import {
  trustedMarkup,
  trustedScriptAddress,
} from '../../../../../src/store/core/browser/trustedText.ts';

const html = 'TrustedHTML';

describe('text that is to become markup', () => {
  it('passes as a style, which has no tag', () => {
    const style = '[data-viewport]::-webkit-scrollbar{display:none}';
    expect(trustedMarkup(style, html, 'Element innerHTML')).toBe(style);
  });

  it('passes with tags where no script runs: in a document that is only read', () => {
    expect(trustedMarkup('<p>', html, 'DOMParser parseFromString')).toBe('<p>');
  });

  it('is refused with a tag in it anywhere else', () => {
    expect(() => trustedMarkup('<img src=x onerror=alert(1)>', html, 'Element innerHTML')).toThrow(
      'Text is not made markup here: “<img src=x onerror=alert(1)>”',
    );
  });
});

describe('an address of a script', () => {
  const page = 'https://here.test/deep/page/';

  it('passes if it is of this site, whole or in part', () => {
    for (const address of ['./sw.js', '/other/main.js', 'https://here.test/deep/main.js']) {
      expect(trustedScriptAddress(address, page)).toBe(address);
    }
  });

  it('is refused if it is of another site, or holds the script itself', () => {
    for (const address of [
      'https://there.test/main.js',
      '//there.test/x.js',
      'data:,1',
      'blob:x',
    ]) {
      expect(() => trustedScriptAddress(address, page)).toThrow(
        `Scripts come from https://here.test only, not from ${address}`,
      );
    }
  });
});
