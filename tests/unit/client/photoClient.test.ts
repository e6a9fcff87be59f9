import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MissingCode } from '../../../src/client/missingCode.ts';
import { PhotoClient } from '../../../src/client/photoClient.ts';
import { automaticChoice } from '../../../src/data/photo/digitFromPhoto.ts';
import { Ticks } from '../../helpers/ticks.ts';
import { bundlingMs, WorkerThread, WorkerThreads } from '../../helpers/workerThreads.ts';

/** No picture: decoding one takes a browser. */
const file = new File(['no picture'], 'notes.txt');
const sentence = 'The search for the digit has stopped: out of memory';
let workers: WorkerThreads;

beforeAll(async () => {
  workers = await WorkerThreads.build('src/worker/sideWorkers/photo/main.ts');
}, bundlingMs);
afterEach(() => workers.endAll());
afterAll(() => workers.remove());

describe('the photo worker', () => {
  it('refuses what it cannot read, in its own words', async () => {
    const client = new PhotoClient(workers.start);
    await expect(client.read(file)).rejects.toThrow('is no picture that can be read');
    await expect(client.find(automaticChoice)).rejects.toThrow('A picture must be read first');
  });

  it.each([
    ['a picture that it reads', (client: PhotoClient) => client.read(file)],
    ['a search', (client: PhotoClient) => client.find(automaticChoice)],
  ])('rejects %s with a sentence when it dies before the answer', async (_, ask) => {
    const client = new PhotoClient(workers.start);
    await workers.newest.deafen();
    const answer = expect(ask(client)).rejects.toThrow(sentence);
    workers.newest.throwError('out of memory');
    await answer;
  });

  it('rejects a search with a sentence when it falls silent', async () => {
    const ticks = new Ticks();
    const client = new PhotoClient(workers.start, ticks.every);
    await expect(client.find(automaticChoice)).rejects.toThrow('A picture must be read first');
    await workers.newest.end();
    const search = expect(client.find(automaticChoice)).rejects.toThrow(
      'The search for the digit has stopped: it has said nothing for 10 seconds',
    );
    ticks.pass(20);
    await search;
  });

  it('rejects everything that is asked after its death', async () => {
    const client = new PhotoClient(workers.start);
    await workers.newest.deafen();
    const search = expect(client.find(automaticChoice)).rejects.toThrow(sentence);
    workers.newest.throwError('out of memory');
    await search;
    await expect(client.read(file)).rejects.toThrow(sentence);
  });

  it('rejects a search for its own reason, not for that of the search before', async () => {
    const client = new PhotoClient(workers.start);
    await expect(client.find(automaticChoice)).rejects.toThrow('A picture must be read first');
    await workers.newest.deafen();
    const search = expect(client.find(automaticChoice)).rejects.toThrow(sentence);
    workers.newest.throwError('out of memory');
    await search;
  });

  it('rejects with an error of its own kind when its code cannot be loaded, and only then', async () => {
    const thread = new WorkerThread('data:text/javascript,throw new Error("")');
    await expect(new PhotoClient(() => thread.port).read(file)).rejects.toThrow(MissingCode);
    await thread.ended;
    const client = new PhotoClient(workers.start);
    await workers.newest.deafen();
    const search = expect(client.find(automaticChoice)).rejects.not.toBeInstanceOf(MissingCode);
    workers.newest.throwError('out of memory');
    await search;
  });

  it('ends when it is not needed any more', async () => {
    new PhotoClient(workers.start).end();
    await workers.newest.ended;
  });
});
