/** Decides which backend runs: at once if the answer is obvious, else by a probe, which is remembered. */
import type { BackendName } from '../../settings/choices.ts';
import type { BackendInfo, StartedBackend } from '../backend/backendInfo.ts';
import { type BackendStarter, type ProbePorts, probeBackends } from './probe.ts';
import { failureInWords, probeVersion, readOutcome, timingsInWords } from './probeOutcome.ts';

/** The backends to choose from. */
export interface BackendCandidates {
  readonly starters: Readonly<Record<BackendName, BackendStarter>>;
  readonly webGl:
    | { readonly found: true; readonly renderer: string; readonly isSoftware: boolean }
    | { readonly found: false; readonly reason: string };
  /** Why WebGPU cannot be chosen, in words; `null` if it can. */
  readonly whyNotWebGpu: () => Promise<string | null>;
}

export interface Probing extends ProbePorts {
  /** The `BackendInfo.probe` of an earlier probe of this machine as JSON; unchecked. */
  readonly remembered: string | null;
  /** Times all backends that work here, even if the answer is remembered or obvious. */
  readonly isRepeated: boolean;
}

/** No backend at all can start. */
export class NoBackendError extends Error {
  override readonly name = 'NoBackendError';
}

/**
 * Starts the fastest backend of this machine. WASM is the fastest if WebGL is missing or drawn in
 * software, and the only one with exact arithmetic. With a graphics card it depends on the card, and a probe
 * decides. Plain JavaScript is last.
 * @throws NoBackendError when no backend can start
 */
export async function chooseBackend(
  surroundings: BackendCandidates,
  probing: Probing,
): Promise<BackendInfo> {
  const attempt: Attempt = { ...surroundings, probing, failures: [] };
  const chosen =
    (await asExact(attempt)) ??
    (await asRemembered(attempt)) ??
    (await byProbe(attempt)) ??
    (await asObvious(attempt));
  if (chosen === null) {
    throw new NoBackendError(`No backend starts here. ${attempt.failures.join('; ')}`);
  }
  return chosen;
}

interface Attempt extends BackendCandidates {
  readonly probing: Probing;
  /** The failed starts so far, in words. */
  readonly failures: string[];
}

async function asExact(attempt: Attempt): Promise<BackendInfo | null> {
  const { settings, isRepeated } = attempt.probing;
  if (!settings.exactArithmetic || isRepeated) return null;
  const started = await start(attempt, 'wasm');
  const reason = 'Chosen by itself: exact arithmetic needs it.';
  return started && { ...started, reason, probe: null };
}

async function asRemembered(attempt: Attempt): Promise<BackendInfo | null> {
  const { remembered, isRepeated } = attempt.probing;
  const probe = isRepeated ? null : readOutcome(remembered, rendererOf(attempt));
  if (probe === null) return null;
  const started = await start(attempt, probe.timings[0].name);
  const reason = `Chosen by an earlier probe: ${timingsInWords(probe.timings)}.`;
  return started && { ...started, reason, probe };
}

async function byProbe(attempt: Attempt): Promise<BackendInfo | null> {
  const { webGl, probing, failures, starters } = attempt;
  const hasCard = webGl.found && !webGl.isSoftware;
  if (!probing.isRepeated && !hasCard) return null;
  const names = probing.isRepeated ? await allThereAre(attempt) : probedByItself;
  const candidates = new Map(names.map((name) => [name, starters[name]]));
  const findings = await probeBackends(candidates, probing);
  failures.push(...findings.failures);
  const [first, ...rest] = findings.timings;
  if (findings.fastest === null || first === undefined) return null;
  const timings = [first, ...rest] as const;
  const renderer = rendererOf(attempt);
  return {
    ...findings.fastest,
    reason: `Chosen by a probe: ${[timingsInWords(timings), ...failures].join('; ')}.`,
    // Do not remember a probe with a failure: the backend may work next time.
    probe: failures.length === 0 ? { version: probeVersion, renderer, timings } : null,
  };
}

async function asObvious(attempt: Attempt): Promise<BackendInfo | null> {
  const { webGl, failures } = attempt;
  const why = webGl.found
    ? webGl.isSoftware && 'WebGL here is drawn in software'
    : `WebGL cannot be used here (${webGl.reason})`;
  for (const name of ['wasm', 'cpu'] as const) {
    const because = why === false ? [...failures] : [why, ...failures];
    const started = await start(attempt, name);
    const reason = `Chosen by itself: ${because.join('; ')}.`;
    if (started !== null) return { ...started, reason, probe: null };
  }
  return null;
}

async function start(
  { starters, failures }: Attempt,
  name: BackendName,
): Promise<StartedBackend | null> {
  try {
    return await starters[name].start();
  } catch (error) {
    failures.push(failureInWords(name, error));
    return null;
  }
}

function rendererOf({ webGl }: BackendCandidates): string {
  return webGl.found ? webGl.renderer : '';
}

/** The backends that a probe times by default, in this order. */
const probedByItself: readonly BackendName[] = ['wasm', 'webgl'];

/** All backends that may work here, without plain JavaScript: it is always slower than WASM. */
async function allThereAre({ webGl, whyNotWebGpu }: BackendCandidates): Promise<BackendName[]> {
  const names: BackendName[] = ['wasm'];
  if (webGl.found) names.push('webgl');
  if ((await whyNotWebGpu()) === null) names.push('webgpu');
  return names;
}
