/** The training worker, whose operations count as allocations: each makes tensors. An entry for threads. */
import '../../../src/worker/main.ts';
import { beforeKernels } from '../../../src/siamese/backend/beforeKernels.ts';

/** Of the thread: counts a call, and throws if it is to fail. */
const countCall: unknown = Reflect.get(globalThis, 'countCall');

beforeKernels(() => {
  if (typeof countCall === 'function') countCall('allocation');
});
