/** Makes up the outcome of a probe of the backends, for tests. */
import type { ProbeOutcome } from '../../src/protocol/backend.ts';
import { probeVersion } from '../../src/siamese/backendChoice/probeOutcome.ts';

/** A valid outcome of the present probe version. */
export const someProbe: ProbeOutcome = {
  version: probeVersion,
  renderer: 'a fake',
  timings: [{ name: 'cpu', stepMs: 7 }],
};
