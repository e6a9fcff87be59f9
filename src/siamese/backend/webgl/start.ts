/** Starts and ends the WebGL backend, on a context that this module creates. */
import * as tf from '@tensorflow/tfjs-core';
import { exactOnWasmOnly } from '../../ops/exactArithmetic.ts';
import type { OnBackendLost, StartedBackend } from '../backendInfo.ts';
import { checkProduct } from '../checkProduct.ts';
import { isSoftwareRenderer, readableRenderer } from '../renderer.ts';
import { registerWebGlKernels } from './register.ts';

type WebGlFinding =
  | {
      readonly found: true;
      readonly canvas: OffscreenCanvas;
      readonly context: WebGL2RenderingContext;
      readonly renderer: string;
      readonly isSoftware: boolean;
    }
  | { readonly found: false; readonly reason: string };

let finding: WebGlFinding | undefined;
/** Ends the listener for a lost context. */
let listening = new AbortController();

/**
 * Looks for WebGL 2 and its renderer, once. TensorFlow.js creates no context in a Safari worker and
 * refuses software renderers, so the context is created here and passed to it.
 */
export function findWebGl(): WebGlFinding {
  finding ??= lookForWebGl();
  return finding;
}

function lookForWebGl(): WebGlFinding {
  if (typeof OffscreenCanvas === 'undefined') {
    return { found: false, reason: 'this browser has no OffscreenCanvas' };
  }
  const canvas = new OffscreenCanvas(1, 1);
  const context = contextOf(canvas);
  if (context === null) return { found: false, reason: 'this browser gives no WebGL 2 context' };
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  const parameter = extension === null ? context.RENDERER : extension.UNMASKED_RENDERER_WEBGL;
  const said = String(context.getParameter(parameter));
  const isSoftware = isSoftwareRenderer(said);
  return { found: true, canvas, context, renderer: readableRenderer(said), isSoftware };
}

/** `null` if the browser gives no context: some throw, as those do whose WebGL an extension forbids. */
function contextOf(canvas: OffscreenCanvas): WebGL2RenderingContext | null {
  try {
    return canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      premultipliedAlpha: false,
      depth: false,
      stencil: false,
    });
  } catch {
    return null;
  }
}

/**
 * Starts the backend.
 * @throws Error when there is no WebGL 2, or its precision or a test product is wrong
 */
export async function startWebGl(onLost: OnBackendLost): Promise<StartedBackend> {
  const found = findWebGl();
  if (!found.found) throw new Error(found.reason);
  const { canvas, context, renderer, isSoftware } = found;
  const { MathBackendWebGL, setWebGLContext } = await import('@tensorflow/tfjs-backend-webgl');
  setWebGLContext(2, context);
  // Removes the listener of an earlier start that failed.
  listening.abort();
  listening = new AbortController();
  canvas.addEventListener('webglcontextlost', onLost, { signal: listening.signal });
  if (!(await tf.setBackend('webgl'))) throw new Error('TensorFlow.js could not use the context');
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    throw new Error('it computes with half precision only, too coarse for training');
  }
  const backend = tf.backend();
  if (backend instanceof MathBackendWebGL) registerWebGlKernels(backend);
  await checkProduct();
  return {
    name: 'webgl',
    renderer,
    isSoftware,
    shortfall: null,
    whyNotExact: exactOnWasmOnly,
  };
}

/** Whether WebGL computes now, and its context is lost: what is read from it is wrong. */
export function isWebGlLost(): boolean {
  return tf.getBackend() === 'webgl' && finding?.found === true && finding.context.isContextLost();
}

/** Ends the backend and frees the graphics card's memory. */
export function stopWebGl(): void {
  listening.abort();
  tf.removeBackend('webgl');
  if (finding?.found === true) finding.context.getExtension('WEBGL_lose_context')?.loseContext();
}
