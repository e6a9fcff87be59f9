import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import type { EmbeddingMap } from '../../../../src/protocol/pictures.ts';
import { initialState } from '../../../../src/store/core/state.ts';
import { applyEvents } from '../../../../src/store/run/events.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';
import { statusEvent } from '../../../helpers/fakeWorker.ts';

const digits = { images: Int32Array.of(3, 5), labels: Uint16Array.of(1, 0) };
const map: EmbeddingMap = {
  step: 40,
  positions: Float32Array.of(0, 1, 1, 0),
  projection: {
    embeddingSize: 2,
    mean: new Float32Array(2),
    axes: Float32Array.of(1, 0, 0, 1),
  },
  separation: null,
};
const galleryOf = (runId: number): WorkerEvent => ({ kind: 'gallery', runId, digits });
const mapOf = (runId: number): WorkerEvent => ({ kind: 'map', runId, map });

describe('the map in the store', () => {
  it('is that of the present run: late ones are dropped, and another run begins without one', () => {
    const shown = applyEvents(initialState, [statusEvent(2), galleryOf(2), mapOf(1)]);
    expect([shown.gallery, shown.run.map]).toEqual([digits, null]);
    const mapped = applyEvents(shown, [mapOf(2), statusEvent(2, { step: 41 })]);
    expect(mapped.run.map).toEqual(map);
    expect(applyEvents(mapped, [statusEvent(3)]).run.map).toBeNull();
  });

  it('puts the test digit that was chosen on a pad, and compares it', async () => {
    const { worker, state } = await openPlayground();
    const before = worker.pairs.length;
    await state().actions.pads.putTestDigit('b', 42);
    expect(state().pads.b.digit).toEqual(new Uint8Array(784).fill(42));
    expect(worker.pairs.slice(before)).toEqual([{ a: null, b: new Uint8Array(784).fill(42) }]);
  });
});
