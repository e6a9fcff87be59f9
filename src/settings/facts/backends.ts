/** Owns one row of facts for each TensorFlow.js backend that can run. Imports no other table. */
import type { NamedChoice } from './wordsOfChoice.ts';

export interface BackendFacts extends NamedChoice {
  /** Its short name; `text` adds the hardware. */
  readonly title: string;
}

/** In the order of the page. */
export const backends = {
  webgl: { title: 'WebGL', text: 'WebGL (graphics card)' },
  wasm: { title: 'WASM', text: 'WASM (processor)' },
  webgpu: { title: 'WebGPU', text: 'WebGPU (graphics card)' },
  cpu: { title: 'JavaScript', text: 'Plain JavaScript (slow)' },
} as const satisfies Readonly<Record<string, BackendFacts>>;
