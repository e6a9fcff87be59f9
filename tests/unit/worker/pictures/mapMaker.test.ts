import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { project } from '../../../../src/metrics/projection/projection.ts';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import { EventStream } from '../../../../src/worker/eventStream.ts';
import { Gallery } from '../../../../src/worker/pictures/gallery.ts';
import { MapMaker } from '../../../../src/worker/pictures/mapMaker.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 5 },
]);
/** 15 digits, six at a time. */
const slicesOfARound = 3;
let stepper: Stepper;
let gallery: Gallery;
let events: WorkerEvent[];
let clockMs: number;
let map: MapMaker;

beforeAll(() => switchToBackend('cpu'));
beforeEach(() => {
  stepper = new Stepper(freshRun(1, quickSettings), dataset);
  gallery = new Gallery({ stepper, dataset });
  events = [];
  clockMs = 0;
  const now = (): number => clockMs;
  const stream = new EventStream((batch) => {
    events.push(...batch);
  }, now);
  map = new MapMaker({ runId: 7, gallery, stream, step: () => stepper.step, now });
});
afterEach(() => stepper.dispose());

async function embedSlices(count = slicesOfARound): Promise<void> {
  for (let slice = 0; slice < count; slice++) await gallery.make();
}

function maps() {
  return events.filter((event) => event.kind === 'map').map((event) => event.map);
}

function lastMap() {
  const last = maps().at(-1);
  if (last === undefined) throw new Error('There is no map');
  return last;
}

describe('the embedding map', () => {
  it('waits until every digit has been embedded once, and says which they are first', async () => {
    await embedSlices(2);
    expect(map.isStale).toBe(false);
    await embedSlices(1);
    expect(map.isStale).toBe(true);
    await map.make();
    expect(events.map(({ kind }) => kind)).toEqual(['gallery', 'map']);
    expect(events[0]).toEqual({ kind: 'gallery', runId: 7, digits: gallery.digits });
    const { step, positions, projection } = lastMap();
    expect(step).toBe(0);
    expect(positions).toHaveLength(2 * 15);
    expect(positions).toEqual(
      project(gallery.embeddings?.embeddings ?? new Float32Array(), projection),
    );
    expect(map.isStale).toBe(false);
  });

  it('comes at most five times a second while the network moves on, and at once at the end', async () => {
    await embedSlices();
    await map.make();
    await stepper.launchStep();
    await embedSlices(1);
    clockMs += 199;
    expect(map.isStale).toBe(false);
    clockMs += 1;
    expect(map.isStale).toBe(true);
    await map.make();
    await embedSlices(2);
    expect(gallery.isStale).toBe(false);
    expect(map.isStale).toBe(true);
    await map.make();
    expect(maps().map(({ step }) => step)).toEqual([0, 1, 1]);
  });

  it('keeps its plane until a round is over, then takes a new one that fits the last', async () => {
    await embedSlices();
    await map.make();
    const first = lastMap();
    await stepper.launchStep();
    await embedSlices(1);
    await map.make();
    expect(lastMap().projection).toBe(first.projection);
    await embedSlices(2);
    await map.make();
    const { projection, positions } = lastMap();
    expect(projection).not.toBe(first.projection);
    const agreement = positions.reduce(
      (sum, at, index) => sum + at * (first.positions[index] ?? 0),
      0,
    );
    expect(agreement).toBeGreaterThan(0);
  });

  it('is of the network at rest in the end, and not made at all where nobody looks', async () => {
    const test = await TestSession.start();
    await test.trainToTheEnd();
    expect(test.all('map')).toEqual([]);
    await test.session.watchPictures(['map']);
    await test.until(() => test.all('map').some((event) => event.map.step === quickSettings.steps));
    expect(test.all('gallery')).toHaveLength(1);
  });
});
