import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/worker/scheduling/turns.ts';

/** Turns while training, and who has had one so far. */
function makeTraining() {
  const turns = new Turns();
  turns.isTraining = true;
  const had: string[] = [];
  const wait = (name: string, isUrgent = false): void => {
    void (isUrgent ? turns.nextUrgent() : turns.next()).then(() => had.push(name));
  };
  return { turns, had, wait };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('come one at a time while training, to whoever has waited longest', async () => {
    const { turns, had, wait } = makeTraining();
    wait('first');
    wait('second');
    await settled();
    expect(had).toEqual([]);
    expect(turns.give()).toBe(true);
    await settled();
    expect(had).toEqual(['first']);
    expect([turns.give(), turns.give()]).toEqual([true, false]);
    await settled();
    expect(had).toEqual(['first', 'second']);
  });

  it('come to what is urgent first', async () => {
    const { turns, had, wait } = makeTraining();
    wait('patient');
    wait('urgent', true);
    turns.give();
    turns.give();
    await settled();
    expect(had).toEqual(['urgent', 'patient']);
  });

  it('that are for what is urgent come to nothing else', async () => {
    const { turns, had, wait } = makeTraining();
    wait('patient');
    expect(turns.giveUrgent()).toBe(false);
    wait('urgent', true);
    expect([turns.giveUrgent(), turns.giveUrgent()]).toEqual([true, false]);
    await settled();
    expect(had).toEqual(['urgent']);
  });

  it('come at once to what is urgent while training waits for images, and once to the others', async () => {
    const { turns, had, wait } = makeTraining();
    wait('patient');
    turns.isHeldUp = true;
    await turns.nextUrgent();
    wait('patient again');
    await settled();
    expect(had).toEqual(['patient']);
    turns.isHeldUp = false;
    wait('urgent', true);
    await settled();
    expect(had).toEqual(['patient']);
  });

  it('of looks are turns of their own, and come at once while training waits for images', async () => {
    const { turns, had, wait } = makeTraining();
    wait('patient');
    expect([turns.isLookWaiting, turns.giveLook()]).toEqual([false, false]);
    void turns.nextLook().then(() => had.push('look'));
    expect(turns.isLookWaiting).toBe(true);
    turns.give();
    turns.giveLook();
    await settled();
    expect(had).toEqual(['patient', 'look']);
    void turns.nextOfLook().then(() => had.push('piece'));
    void turns.nextLook().then(() => had.push('next look'));
    await settled();
    expect(had).toHaveLength(2);
    turns.isHeldUp = true;
    await turns.nextOfLook();
    expect(had.slice(2)).toEqual(['piece', 'next look']);
    turns.isHeldUp = false;
  });

  it('come to all who wait when training ends, and at once from then on', async () => {
    const { turns, had, wait } = makeTraining();
    wait('patient');
    wait('urgent', true);
    turns.isTraining = false;
    await settled();
    expect(had).toEqual(['urgent', 'patient']);
    await turns.next();
    await turns.nextUrgent();
  });
});
