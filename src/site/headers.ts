/**
 * Owns what the site tells browsers that they must not let happen: the content policy and the headers
 * beside it. The build writes the policy into the page's document, `npm start` sends the headers, and the
 * service worker adds those that a server does not send. A policy in a document does not bind a worker:
 * only the header of its script does.
 */

/** What may be loaded from where; everything else is refused. */
const sources: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  // WebAssembly may be compiled, text may not: no inline script, no `eval`.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  // Radix UI puts a style element of its own into the page when a list opens or a dialog stops the page
  // from scrolling. Nothing else needs `unsafe-inline`.
  'style-src': "'self' 'unsafe-inline'",
  // A picture that is saved is painted from an SVG in a `data:` address.
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // Text becomes markup or a script's address only through `store/core/browser/trustedText.ts`.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
};

/** The policy as a document can carry it. */
export const contentPolicy: string = textOf(sources);

/** Features of the browser that the page never uses. */
const unusedFeatures = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/**
 * The headers of every answer. Any site may show the page in a frame: a static server cannot allow it for
 * an embedded panel alone, so the page itself shows no more than a panel there (`store/embed`).
 */
export const siteHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

function textOf(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
