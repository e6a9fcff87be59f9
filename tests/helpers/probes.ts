import type { ProbeOutcome } from '../../src/protocol/backend.ts';
import { probeVersion } from '../../src/siamese/backendChoice/probeOutcome.ts';

/** What a probe of the backends may have found. */
export const someProbe: ProbeOutcome = {
  version: probeVersion,
  renderer: 'a fake',
  timings: [{ name: 'cpu', stepMs: 7 }],
};
