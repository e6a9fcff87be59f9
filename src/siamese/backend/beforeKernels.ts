/** Calls a function before each operation on a backend: the one place that all computing passes. */
import * as tf from '@tensorflow/tfjs-core';

/** From now on calls `action` before each kernel, on whichever backend it runs. */
export function beforeKernels(action: () => void): void {
  const engine = tf.engine();
  const runKernel = engine.runKernel.bind(engine);
  engine.runKernel = <Result extends tf.Tensor | tf.Tensor[]>(
    ...call: Parameters<typeof runKernel>
  ): Result => {
    action();
    return runKernel<Result>(...call);
  };
}
