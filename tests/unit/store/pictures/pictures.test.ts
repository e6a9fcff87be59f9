import { describe, expect, it, vi } from 'vitest';
import { openPlayground } from '../../../helpers/fakeWorker.ts';

describe('watching pictures', () => {
  it('tells the worker when the first view looks and when the last one looks away', async () => {
    const { worker, state } = await openPlayground();
    const { watchPicture } = state().actions;
    const before = worker.wantedPictures.length;
    const first = watchPicture('map');
    const second = watchPicture('map');
    const other = watchPicture('batch');
    first();
    second();
    other();
    expect(worker.wantedPictures.slice(before)).toEqual([['map'], ['map', 'batch'], ['batch'], []]);
  });

  it('tells a worker that was started anew what is looked at', async () => {
    const { worker, state, crash } = await openPlayground();
    state().actions.watchPicture('map');
    const before = worker.wantedPictures.length;
    crash();
    await vi.waitFor(() => expect(worker.wantedPictures.slice(before)).toEqual([['map']]));
  });
});
