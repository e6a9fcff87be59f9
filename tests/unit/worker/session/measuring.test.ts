import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { OtherData } from '../../../../src/protocol/answers/measuring.ts';
import { manifestUrl } from '../../../helpers/fakeServer.ts';
import { ownImagesOf } from '../../../helpers/otherData.ts';
import { TestSession, test, tinyData } from '../../../helpers/sessions.ts';

const drawers = [1, 2, 3, 4, 5, 6];
const letters = (): OtherData => ({
  id: 'Letters',
  classes: ['alpha', 'beta', 'aleph', 'beth'],
  families: ['Greek', 'Greek', 'Hebrew', 'Hebrew'],
  images: {
    kind: 'own',
    images: ownImagesOf(
      ['Greek', 'Greek', 'Hebrew', 'Hebrew'].map((family) => ({ family, drawers })),
    ),
  },
});
const twoWay = { id: 'Letters', ways: 2, shots: 1, views: 1 };

describe('measuring on another data set', () => {
  it('counts all images of own data, by families and drawers, beside plain pixels', async () => {
    const trained = await TestSession.start();
    await trained.trainToTheEnd();
    const { session, status } = trained;
    await session.lend(letters());
    const measured = await session.measureOn(twoWay);
    expect(measured).toMatchObject({
      ...twoWay,
      runId: status.runId,
      step: 6,
      imageCount: 24,
      isTestOnly: false,
      pairCount: 4_000,
      questionCount: 400,
      hasFamilies: true,
      hasDrawers: true,
    });
    // Bright rows are told apart by their pixels alone.
    expect(measured?.pixels.fewShot?.accuracy).toBeGreaterThan(0.9);
    expect(measured?.pixels.accuracy).toBeNull();
    expect(measured?.network.areaUnderCurve).toBeGreaterThan(0.5);
    expect(await session.measureOn(twoWay)).toEqual(measured);
  });

  it('loads the test images alone of a data set of the site', async () => {
    const { session, server } = await TestSession.start();
    await session.lend({
      id: 'Squares',
      classes: ['a', 'b', 'c'],
      families: null,
      images: { kind: 'shards', manifestUrl: manifestUrl.href, areKept: false },
    });
    expect(server.requests.slice(-2)).toEqual(['manifest.json', test]);
    expect(await session.measureOn({ id: 'Squares', ways: 3, shots: 2, views: 1 })).toMatchObject({
      imageCount: 18,
      isTestOnly: true,
      hasFamilies: false,
      hasDrawers: false,
    });
  });

  it('changes nothing of a run that trains, and tells of the network at the question', async () => {
    const alone = await TestSession.start({ settings: { steps: 40 } });
    await alone.trainToTheEnd();
    const measured = await TestSession.start({ settings: { steps: 40 } });
    await measured.session.lend(letters());
    await measured.session.train();
    await measured.untilStep(3);
    const { step } = measured.status;
    const answer = measured.session.measureOn(twoWay);
    await measured.untilAtRest('finished');
    expect((await answer)?.step).toBeGreaterThanOrEqual(step);
    expect(measured.losses()).toEqual(alone.losses());
  });

  it('is ended by a newer question, and by other data', async () => {
    const { session } = await TestSession.start();
    await session.lend(letters());
    const older = session.measureOn(twoWay);
    const newer = session.measureOn({ ...twoWay, shots: 2 });
    expect(await older).toBeNull();
    expect((await newer)?.shots).toBe(2);
    const last = session.measureOn(twoWay);
    await session.lend(null);
    expect(await last).toBeNull();
    await expect(session.measureOn(twoWay)).rejects.toThrow('lend them first');
  });

  it.each([
    { ways: 1, shots: 1 },
    { ways: 2, shots: 0 },
    { ways: 2.5, shots: 1 },
    { ways: 2, shots: Number.NaN },
  ])('refuses the form %j', async (form) => {
    const { session } = await TestSession.start();
    await session.lend(letters());
    await expect(session.measureOn({ ...twoWay, ...form })).rejects.toThrow('2 ways and 1 shot');
  });

  it.each([0, 1.5, 65, Number.NaN])('refuses to read an image %s times', async (views) => {
    const { session } = await TestSession.start();
    await session.lend(letters());
    await expect(session.measureOn({ ...twoWay, views })).rejects.toThrow(
      `An image is read 1 to 64 times, not ${views}`,
    );
  });

  it('reads each image as often as asked, a little different each time', async () => {
    const trained = await TestSession.start();
    await trained.trainToTheEnd();
    await trained.session.lend(letters());
    const once = await trained.session.measureOn(twoWay);
    const often = await trained.session.measureOn({ ...twoWay, views: 4 });
    expect(often?.views).toBe(4);
    expect(often?.network.areaUnderCurve).not.toBe(once?.network.areaUnderCurve);
    expect(often?.pixels).toEqual(once?.pixels);
  });

  it('refuses data that do not fit, and has nothing to measure on then', async () => {
    const { session } = await TestSession.start();
    await expect(session.lend({ ...letters(), classes: ['alpha'] })).rejects.toThrow('label 1');
    await expect(session.measureOn(twoWay)).rejects.toThrow('lend them first');
  });

  it('refuses a data set of the site whose test images do not arrive', async () => {
    let isGone = false;
    const { session } = await TestSession.start({
      answer: (file) => (isGone && file === test ? new Response(null, { status: 404 }) : null),
    });
    isGone = true;
    const images = { kind: 'shards', manifestUrl: manifestUrl.href, areKept: false } as const;
    const squares = { id: 'Squares', classes: tinyData.manifest.classes, families: null, images };
    await expect(session.lend(squares)).rejects.toThrow('404');
  });

  it('leaves nothing behind', async () => {
    const { session } = await TestSession.start();
    await session.suspend();
    await session.lend(letters());
    await session.measureOn(twoWay);
    const before = tf.memory().numTensors;
    await session.measureOn({ ...twoWay, shots: 3 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
