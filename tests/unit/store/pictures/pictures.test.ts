import { describe, expect, it } from 'vitest';
import { eventually } from '../../../helpers/eventually.ts';
import { openPlayground } from '../../../helpers/fakePlayground.ts';

describe('watching pictures', () => {
  it('tells the worker when the first view looks and when the last one looks away', async () => {
    const { worker, state } = await openPlayground();
    const { pictures } = state().actions;
    const before = worker.wantedPictures.length;
    const first = pictures.watch('map');
    const second = pictures.watch('map');
    const other = pictures.watch('batch');
    first();
    second();
    other();
    expect(worker.wantedPictures.slice(before)).toEqual([['map'], ['map', 'batch'], ['batch'], []]);
  });

  it('tells a worker that was started anew what is looked at', async () => {
    const { worker, state, crash } = await openPlayground();
    state().actions.pictures.watch('map');
    const before = worker.wantedPictures.length;
    crash();
    await eventually(() => expect(worker.wantedPictures.slice(before)).toEqual([['map']]));
  });
});
