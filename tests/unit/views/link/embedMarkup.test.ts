// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetOf } from '../../../../src/views/link/embedMarkup.ts';

/** The one element of the markup, as a browser reads it. */
function elementOf(markup: string): Element {
  // What stands in a template loads nothing.
  const template = document.createElement('template');
  template.innerHTML = markup;
  const { children } = template.content;
  expect(children).toHaveLength(1);
  const [element] = children;
  if (element === undefined) throw new Error('There is no element');
  return element;
}

describe('the snippet', () => {
  it('is an iframe with its address, title and size, loaded when it is near', () => {
    expect(snippetOf('map', 'https://here.test/?seed=3&embed=map')).toBe(
      '<iframe src="https://here.test/?seed=3&amp;embed=map"' +
        ' title="Siamese Playground: the embedding map" width="100%" height="640"' +
        ' style="border: 1px solid #8884; border-radius: 8px" loading="lazy"></iframe>',
    );
  });

  it('writes each sign that ends a text or begins an entity as an entity', () => {
    expect(snippetOf('pads', `"'<>&amp;`)).toContain('src="&quot;&#39;&lt;&gt;&amp;amp;"');
  });

  it('is one element with the same address, whatever stands in that', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        '<',
        '>',
        '&',
        '/',
        ' ',
        '=',
        'a',
        'amp;',
        'onload',
        '</iframe>',
      ),
    });
    fc.assert(
      fc.property(hostile, (address) => {
        const element = elementOf(snippetOf('hills', address));
        expect(element.tagName).toBe('IFRAME');
        expect(element.getAttribute('src')).toBe(address);
        expect(element.getAttributeNames()).toEqual([
          'src',
          'title',
          'width',
          'height',
          'style',
          'loading',
        ]);
      }),
      { numRuns: 300 },
    );
  });
});
