/**
 * Owns the network that exact arithmetic must lead to everywhere: unit tests train it in Node, end-to-end
 * tests in Chromium, the test of other engines in Firefox. Imports nothing.
 */

/** Of 300 steps of 400 planned ones, on MNIST: augmentation, Muon, averaged weights. */
export const exactNetwork = {
  query: '?imagesPerDigit=4&steps=400&exactArithmetic=on&backend=wasm&defaults=1',
  steps: 300,
  /** Of its weights file; first computed in Node 20 on an x86 processor (AMD EPYC). */
  sha256: '8709de0f20a2400cf1a68a8baaf689e90e2df50cf6c3d8eb4e3c61a89c053a7f',
} as const;
