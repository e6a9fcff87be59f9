import { describe, expect, it, vi } from 'vitest';
import type { UmapPort } from '../../../../src/store/core/ports.ts';
import { placeAmongNeighbours } from '../../../../src/store/map/umap.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

const positions = Float32Array.of(0, 0, 1, 1);

/** Answers when a test says so; cancelled, it answers `null` as the worker's client does. */
class FakeUmap implements UmapPort {
  answer: ((positions: Float32Array | null) => void) | null = null;
  progress: ((share: number) => void) | null = null;

  layOut: UmapPort['layOut'] = (_request, onProgress) => {
    this.progress = onProgress;
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  };

  cancel(): void {
    this.answer?.(null);
  }
}

async function choosing() {
  const umap = new FakeUmap();
  const opened = await openPlayground({ umap });
  const chosen = opened.state().actions.map.showUmap(true);
  await eventually(() => expect(umap.answer).not.toBeNull());
  return { ...opened, umap, chosen };
}

describe('UMAP in the store', () => {
  it('tells its progress and keeps the layout with the step that it is of', async () => {
    const { umap, chosen, state } = await choosing();
    umap.progress?.(0.25);
    expect(state().umap).toEqual({ isChosen: true, progress: 0.25, layout: null });
    umap.answer?.(positions);
    await chosen;
    expect(state().umap).toMatchObject({
      isChosen: true,
      progress: null,
      layout: { runId: 1, step: 0, positions },
    });
    await state().actions.map.showUmap(false);
    expect(state().umap).toMatchObject({ isChosen: false, layout: { positions } });
  });

  it('goes back to PCA when cancelled, and hears no more of it', async () => {
    const { umap, chosen, state } = await choosing();
    state().actions.map.cancelUmap();
    await chosen;
    umap.progress?.(0.9);
    expect(state().umap).toEqual({ isChosen: false, progress: null, layout: null });
  });

  it('says why there is none while there is no network, and goes back to PCA', async () => {
    const { worker, state, crash } = await openPlayground();
    vi.spyOn(worker, 'open').mockReturnValueOnce(new Promise(() => {}));
    vi.spyOn(worker, 'galleryEmbeddings').mockRejectedValue(new Error('There is no network'));
    crash();
    await state().actions.map.showUmap(true);
    expect(state().problem?.message).toBe('There is no network');
    expect(state().umap).toEqual({ isChosen: false, progress: null, layout: null });
  });

  it('keeps the last layout when another is cancelled', async () => {
    const { umap, chosen, state } = await choosing();
    umap.answer?.(positions);
    await chosen;
    const anew = state().actions.map.computeUmap();
    state().actions.map.cancelUmap();
    await anew;
    expect(state().umap).toMatchObject({ isChosen: true, progress: null, layout: { positions } });
  });

  it('that fails says why, and the page goes on with PCA', async () => {
    const { state } = await openPlayground({
      umap: {
        layOut: () => Promise.reject(new Error('UMAP has stopped: out of memory.')),
        cancel: () => {},
      },
    });
    await state().actions.map.showUmap(true);
    expect(state().problem?.message).toBe('UMAP has stopped: out of memory.');
    expect(state().umap).toEqual({ isChosen: false, progress: null, layout: null });
  });
});

describe('a drawing among the dots', () => {
  const table = {
    embeddings: Float32Array.of(1, 2, 4, 5, 10, 100),
    embeddingSize: 1,
    positions: Float32Array.of(20, 0, 0, 20, 40, 0, 0, 0, 0, 0, 999, 999),
  };

  it('lies at the mean place of the five nearest, weighted by inverse distance', () => {
    // From 0 the weights are 1, 1/2, 1/4, 1/5, 1/10, in all 2.05; the sixth has no say.
    const [x = 0, y = 0] = placeAmongNeighbours(table, Float32Array.of(0)) ?? [];
    expect(x).toBeCloseTo((20 + 10) / 2.05, 4);
    expect(y).toBeCloseTo(10 / 2.05, 4);
  });

  it('lies on a digit that has the same embedding, and nowhere where its own is of another kind', () => {
    expect(placeAmongNeighbours(table, Float32Array.of(4))).toEqual(Float32Array.of(40, 0));
    expect(placeAmongNeighbours(table, Float32Array.of(1, 2))).toBeNull();
    expect(placeAmongNeighbours(table, Float32Array.of(Number.NaN))).toBeNull();
  });
});
