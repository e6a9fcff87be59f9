/** Owns what the build does for the content policy: writes it into the page, and keeps to it. */
import type { Plugin } from 'vite';
import { contentPolicy as policyText } from '../../src/site/headers.ts';

/** Writes the policy into the built document, for servers that send none. */
export const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText },
      injectTo: 'head-prepend',
    },
  ],
};

/**
 * The module of `@stdlib` that compiles a text to see whether the browser has generators. Where that is
 * forbidden it would take a slower way, and the browser would report a breach of the policy.
 */
const generatorSupport = /@stdlib\/assert-has-generator-support\/lib\/main\.js$/;

/** Answers `@stdlib`'s question for generators without `eval`: every browser with modules has them. */
export const withoutEval: Plugin = {
  name: 'without-eval',
  apply: 'build',
  transform: {
    filter: { id: generatorSupport },
    handler: () => ({ code: 'module.exports = () => true;', map: null }),
  },
};
