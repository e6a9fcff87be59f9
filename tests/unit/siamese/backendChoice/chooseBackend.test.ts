import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BackendName, encoderKinds, lossKinds } from '../../../../src/settings/choices.ts';
import {
  type BackendCandidates,
  chooseBackend,
  type Probing,
} from '../../../../src/siamese/backendChoice/chooseBackend.ts';
import { timeSteps } from '../../../../src/siamese/backendChoice/probe.ts';
import { probeVersion, readOutcome } from '../../../../src/siamese/backendChoice/probeOutcome.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { quick } from '../../../helpers/trainers.ts';

const classCount = 4;

/** What stands in for each here: two backends that Node can run. */
const standIns = { webgl: 'cpu', wasm: 'wasm', webgpu: 'wasm', cpu: 'cpu' } as const;

const card = { found: true, renderer: 'Apple M2', isSoftware: false } as const;
const software = { found: true, renderer: 'SwiftShader', isSoftware: true } as const;

interface Machine {
  readonly webGl: BackendCandidates['webGl'];
  /** Those that do not start. */
  readonly broken?: readonly BackendName[];
  readonly hasWebGpu?: boolean;
  readonly remembered?: string | null;
  readonly isRepeated?: boolean;
  readonly isExact?: boolean;
  /** Milliseconds of a step. */
  readonly stepMs?: { readonly webgl: number; readonly wasm: number };
  readonly wait?: Probing['wait'];
}

const forever = () => new Promise<never>(() => {});

/** Opens the page on a machine; the clock goes on by a step's time at every look. */
async function openOn(machine: Machine) {
  const { webGl, broken = [], stepMs = { webgl: 4, wasm: 9 } } = machine;
  const started: BackendName[] = [];
  const stopped: BackendName[] = [];
  const turns: BackendName[] = [];
  const starter = (name: BackendName) => ({
    start: async () => {
      if (broken.includes(name)) throw new Error('it is broken');
      await switchToBackend(standIns[name]);
      started.push(name);
      return {
        name,
        renderer: `what ${name} runs on`,
        isSoftware: false,
        shortfall: null,
        whyNotExact: null,
      };
    },
    stop: () => {
      stopped.push(name);
    },
  });
  const starters = {
    webgl: starter('webgl'),
    wasm: starter('wasm'),
    webgpu: starter('webgpu'),
    cpu: starter('cpu'),
  };
  const whyNotWebGpu = async () => (machine.hasWebGpu === true ? null : 'there is none');
  let clockMs = 0;
  const chosen = chooseBackend(
    { starters, webGl, whyNotWebGpu },
    {
      settings: quick({ exactArithmetic: machine.isExact ?? false }),
      classCount,
      remembered: machine.remembered ?? null,
      isRepeated: machine.isRepeated ?? false,
      now: () => {
        clockMs += tf.getBackend() === 'cpu' ? stepMs.webgl : stepMs.wasm;
        return clockMs;
      },
      wait: machine.wait ?? forever,
      onTurn: (name) => turns.push(name),
    },
  );
  return { backend: await chosen, started, stopped, turns };
}

beforeAll(async () => {
  await switchToBackend('cpu');
  await switchToBackend('wasm');
});

describe('where it is obvious', () => {
  it('WebGL in software makes it WASM, and nothing else is even loaded', async () => {
    const { backend, started, turns } = await openOn({ webGl: software });
    expect(backend).toMatchObject({ name: 'wasm', probe: null });
    expect(backend.reason).toBe('Chosen by itself: WebGL here is drawn in software.');
    expect(started).toEqual(['wasm']);
    expect(turns).toEqual([]);
  });

  it('so does no WebGL, and the reason says why there is none', async () => {
    const { backend, started } = await openOn({ webGl: { found: false, reason: 'no canvas' } });
    expect(backend.reason).toBe('Chosen by itself: WebGL cannot be used here (no canvas).');
    expect(started).toEqual(['wasm']);
  });

  it('so does exact arithmetic, whatever the card; a probe that is asked for times all', async () => {
    const { backend, started } = await openOn({ webGl: card, isExact: true });
    expect(backend.reason).toBe('Chosen by itself: exact arithmetic needs it.');
    expect(started).toEqual(['wasm']);
    const probed = await openOn({ webGl: card, isExact: true, isRepeated: true });
    expect(probed.turns).toEqual(['wasm', 'webgl']);
  });

  it('plain JavaScript comes last, and says what has failed', async () => {
    const { backend } = await openOn({ webGl: software, broken: ['wasm'] });
    expect(backend.name).toBe('cpu');
    expect(backend.reason).toContain('WASM failed: it is broken');
  });

  it('without any backend, all failures are named', async () => {
    const opening = openOn({ webGl: card, broken: ['webgl', 'wasm', 'cpu'] });
    await expect(opening).rejects.toMatchObject({
      name: 'NoBackendError',
      message: expect.stringMatching(/WebGL failed.*JavaScript failed/),
    });
  });
});

describe('a graphics card', () => {
  expectNoLeaks();

  it('is taken where its steps are faster, and WASM is ended', async () => {
    const { backend, stopped, turns } = await openOn({ webGl: card });
    expect(backend.name).toBe('webgl');
    expect(backend.reason).toBe('Chosen by a probe: WebGL 4.0 ms a step, WASM 9.0 ms.');
    expect(tf.getBackend()).toBe(standIns.webgl);
    expect([turns, stopped]).toEqual([['wasm', 'webgl'], ['wasm']]);
  });

  it('is given back where WASM is faster', async () => {
    const stepMs = { webgl: 30, wasm: 9 };
    const { backend, stopped } = await openOn({ webGl: card, stepMs });
    expect(backend.name).toBe('wasm');
    expect(backend.reason).toMatch(/^Chosen by a probe: WASM 9.0 ms a step, WebGL \d\d ms\.$/);
    expect(tf.getBackend()).toBe('wasm');
    expect(stopped).toEqual(['webgl']);
  });

  it('is probed once: what was found is remembered', async () => {
    const first = await openOn({ webGl: card });
    const remembered = JSON.stringify(first.backend.probe);
    const { backend, started, turns } = await openOn({ webGl: card, remembered });
    expect(backend).toMatchObject({ name: 'webgl', probe: first.backend.probe });
    expect(backend.reason).toBe('Chosen by an earlier probe: WebGL 4.0 ms a step, WASM 9.0 ms.');
    expect([started, turns]).toEqual([['webgl'], []]);
  });

  it('is probed again where what is remembered does not start any more', async () => {
    const timings = [{ name: 'webgpu', stepMs: 1 }];
    const remembered = JSON.stringify({ version: probeVersion, renderer: card.renderer, timings });
    const { backend } = await openOn({ webGl: card, remembered, broken: ['webgpu'] });
    expect(backend.name).toBe('webgl');
    expect(backend.reason).toContain('WebGPU failed: it is broken');
  });

  it('that fails leaves the training to WASM, which says so, and nothing is remembered', async () => {
    const { backend, stopped } = await openOn({ webGl: card, broken: ['webgl'] });
    expect(backend).toMatchObject({ name: 'wasm', probe: null });
    expect(backend.reason).toBe(
      'Chosen by a probe: WASM 9.0 ms a step; WebGL failed: it is broken.',
    );
    expect(stopped).toEqual(['webgl']);
  });
});

describe('a probe', () => {
  it('gives up a backend that does not come back', async () => {
    const before = tf.memory().numTensors;
    const wait = async () => (tf.getBackend() === standIns.webgl ? undefined : forever());
    const { backend, stopped } = await openOn({ webGl: card, wait });
    expect(backend.name).toBe('wasm');
    expect(backend.reason).toContain('WebGL failed: its first steps took more than 20 seconds');
    expect(stopped).toEqual(['webgl']);
    await eventually(() => expect(tf.memory().numTensors).toBe(before));
  });

  it('that is repeated times all there are, in software too, whatever is remembered', async () => {
    const timings = [{ name: 'wasm', stepMs: 1 }];
    const remembered = JSON.stringify({
      version: probeVersion,
      renderer: software.renderer,
      timings,
    });
    const machine = { webGl: software, remembered, hasWebGpu: true, isRepeated: true };
    const { backend, turns, stopped } = await openOn(machine);
    expect(turns).toEqual(['wasm', 'webgl', 'webgpu']);
    expect(backend.probe?.timings.map(({ name }) => name)).toEqual(['webgl', 'wasm', 'webgpu']);
    expect(stopped).toEqual(['wasm', 'webgpu']);
  });
});

describe('timing steps', () => {
  expectNoLeaks();
  beforeEach(() => switchToBackend('wasm'));

  it.each(lossKinds)('takes real steps of the loss %s', async (loss) => {
    let looks = 0;
    const stepMs = await timeSteps({
      settings: quick({ loss, heldOutDigits: [3] }),
      classCount,
      now: () => ++looks,
    });
    expect(stepMs).toBe(1);
  });

  it.each(encoderKinds)('takes real steps of the encoder %s, tied or not', async (encoder) => {
    for (const tieWeights of [true, false]) {
      let looks = 0;
      const settings = quick({ encoder, tieWeights, loss: 'contrastive-pairs' });
      expect(await timeSteps({ settings, classCount, now: () => ++looks })).toBe(1);
    }
  });

  it('begins no further step after its time', async () => {
    let clockMs = 0;
    const now = () => {
      clockMs += 100;
      return clockMs;
    };
    // Looks at 100 (begun), 200, 300, 400, 500 (enough: four steps) and 600.
    expect(await timeSteps({ settings: quick(), classCount, now })).toBe(500 / 4);
  });
});

describe('what is remembered of a probe', () => {
  const outcome = {
    version: probeVersion,
    renderer: 'Apple M2',
    timings: [{ name: 'wasm', stepMs: 8.9 }],
  };

  it('is read back', () => {
    expect(readOutcome(JSON.stringify(outcome), 'Apple M2')).toEqual(outcome);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"version": 1'],
    ['another version', JSON.stringify({ ...outcome, version: 0 })],
    ['another card', JSON.stringify({ ...outcome, renderer: 'Mali-G78' })],
    ['no backend', JSON.stringify({ ...outcome, timings: [] })],
    ['an unknown one', JSON.stringify({ ...outcome, timings: [{ name: 'abacus', stepMs: 1 }] })],
    ['no time', JSON.stringify({ ...outcome, timings: [{ name: 'wasm', stepMs: null }] })],
  ])('is forgotten where it is %s', (_, text) => {
    expect(readOutcome(text, 'Apple M2')).toBeNull();
  });
});
