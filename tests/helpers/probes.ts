import { probeVersion } from '../../src/siamese/backend/probeOutcome.ts';
import type { ProbeOutcome } from '../../src/worker/api.ts';

/** What a probe of the backends may have found. */
export const someProbe: ProbeOutcome = {
  version: probeVersion,
  renderer: 'a fake',
  timings: [{ name: 'cpu', stepMs: 7 }],
};
