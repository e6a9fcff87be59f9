import { describe, expect, it } from 'vitest';
import { MissingCode } from '../../../../src/client/missingCode.ts';
import {
  automaticChoice,
  type FoundInk,
  type InkChoice,
} from '../../../../src/store/photo/photo.ts';
import { PhotoSearch } from '../../../../src/store/photo/photoSearch.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

const file = new File([], 'photo.png');
const photo = { width: 1, height: 1, values: new Float32Array(1) };
const choices = [1, 2, 3].map((): InkChoice => ({ ...automaticChoice }));

/** A photo worker that answers when a test says so, and the search that asks it. */
function openSearch() {
  const told: string[] = [];
  const asked: InkChoice[] = [];
  const answers: ((found: FoundInk | null) => void)[] = [];
  const reading: { resolve?: () => void; reject?: (error: Error) => void } = {};
  const search = new PhotoSearch(
    file,
    {
      onRead: () => told.push('read'),
      onFound: (_found, choice) => told.push(`found by choice ${choices.indexOf(choice) + 1}`),
      onRefused: (reason, isCodeMissing) =>
        told.push(`refused${isCodeMissing ? ' for want of code' : ''}: ${reason}`),
    },
    {
      read: () =>
        new Promise((resolve, reject) => {
          reading.resolve = () => resolve(photo);
          reading.reject = reject;
        }),
      find: (choice) => {
        asked.push(choice);
        return new Promise((resolve) => answers.push(resolve));
      },
      end: () => told.push('ended'),
    },
  );
  return {
    search,
    told,
    asked: () => asked.map((choice) => choices.indexOf(choice) + 1),
    read: async () => {
      reading.resolve?.();
      await laterTask();
    },
    refuse: async (error: Error) => {
      reading.reject?.(error);
      await laterTask();
    },
    answer: async (place: number) => {
      answers[place]?.(null);
      await laterTask();
    },
  };
}

describe('the search of a photo', () => {
  it('waits until the photo is read, and begins with the newest choice', async () => {
    const { search, asked, told, read, answer } = openSearch();
    for (const choice of choices.slice(0, 2)) search.find(choice);
    expect(asked()).toEqual([]);
    await read();
    expect(asked()).toEqual([2]);
    await answer(0);
    expect(told).toEqual(['read', 'found by choice 2']);
  });

  it('passes over all choices but the newest that come while it searches', async () => {
    const { search, asked, told, read, answer } = openSearch();
    await read();
    for (const choice of choices) search.find(choice);
    expect(asked()).toEqual([1]);
    await answer(0);
    expect(told).toEqual(['read']);
    await answer(1);
    expect(asked()).toEqual([1, 3]);
    expect(told).toEqual(['read', 'found by choice 3']);
  });

  it('says why a file is refused, and searches nothing', async () => {
    const { search, asked, told, refuse } = openSearch();
    search.find(automaticChoice);
    await refuse(new Error('photo.png is empty'));
    expect(told).toEqual(['refused: photo.png is empty']);
    expect(asked()).toEqual([]);
  });

  it('tells a worker without code from a file that is refused', async () => {
    const { told, refuse } = openSearch();
    await refuse(new MissingCode('its code could not be loaded'));
    expect(told).toEqual(['refused for want of code: its code could not be loaded']);
  });

  it('tells nothing once it has ended', async () => {
    const { search, told, read } = openSearch();
    search.end();
    await read();
    expect(told).toEqual(['ended']);
  });
});
