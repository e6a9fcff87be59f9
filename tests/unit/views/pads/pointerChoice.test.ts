import { describe, expect, it } from 'vitest';
import {
  isReleased,
  PenMemory,
  PointerChoice,
  type PointerSign,
} from '../../../../src/views/pads/pointerChoice.ts';

function sign(pointerType: string, change: Partial<PointerSign> = {}): PointerSign {
  const pointerId = { mouse: 1, touch: 2, pen: 3 }[pointerType] ?? 0;
  return {
    pointerId,
    pointerType,
    isPrimary: false,
    button: 0,
    buttons: 1,
    pressure: 0.5,
    timeStamp: 0,
    ...change,
  };
}

const newChoice = (): PointerChoice => new PointerChoice(new PenMemory());

/** Decides, and lets the pointer draw that may. */
function take(choice: PointerChoice, of: PointerSign): string {
  const decision = choice.decide(of);
  if (decision === 'draws') choice.choose(of);
  return decision;
}

describe('the pointer that draws', () => {
  it('is the first that comes down, until it is released; a second finger has to wait', () => {
    const choice = newChoice();
    const second = sign('touch', { pointerId: 9 });
    expect(take(choice, sign('touch'))).toBe('draws');
    expect(take(choice, second)).toBe('waits');
    expect([choice.isChosen(sign('touch')), choice.isChosen(second)]).toEqual([true, false]);
    choice.release();
    expect(take(choice, second)).toBe('draws');
  });

  it('is the one that moves: a finger that goes on drawing sends away those that wait', () => {
    const choice = newChoice();
    const second = sign('touch', { pointerId: 9 });
    take(choice, sign('touch'));
    take(choice, second);
    expect(choice.isWaiting(second)).toBe(true);
    choice.hear(sign('touch', { timeStamp: 20 }));
    expect(choice.isWaiting(second)).toBe(false);
  });

  it('is not blocked by a touch that never came up: neither later touches nor a mouse are', () => {
    const choice = newChoice();
    const later = sign('touch', { pointerId: 12, timeStamp: 1_500 });
    const alone = sign('touch', { pointerId: 13, isPrimary: true, timeStamp: 1_501 });
    expect(take(choice, sign('touch', { pointerId: 11 }))).toBe('draws');
    expect(take(choice, later)).toBe('draws');
    expect(choice.isChosen(later)).toBe(true);
    // The system says that no other touch is down.
    expect(take(choice, alone)).toBe('draws');
    expect(take(choice, sign('mouse', { timeStamp: 1_502 }))).toBe('draws');
    // The same pointer again: its release was lost.
    expect(take(choice, sign('mouse', { timeStamp: 1_503 }))).toBe('draws');
  });

  it('is the pen, though a palm came down before it, and no touch beside it', () => {
    const choice = newChoice();
    take(choice, sign('touch'));
    expect(choice.isTouchDrawing).toBe(true);
    expect(take(choice, sign('pen'))).toBe('draws');
    expect(choice.isTouchDrawing).toBe(false);
    expect(take(choice, sign('touch', { pointerId: 9, isPrimary: true }))).toBe('refused');
  });

  it('is no touch while a pen was seen anywhere within the last seconds', () => {
    const pens = new PenMemory();
    const choice = new PointerChoice(pens);
    pens.see(sign('pen', { timeStamp: 10_000 }));
    pens.see(sign('mouse', { timeStamp: 90_000 }));
    expect(take(choice, sign('touch', { timeStamp: 12_999 }))).toBe('refused');
    expect(take(choice, sign('touch', { timeStamp: 13_001 }))).toBe('draws');
    pens.see(sign('pen', { timeStamp: 20_000 }));
    pens.forget();
    expect(take(choice, sign('touch', { pointerId: 9, timeStamp: 20_001 }))).toBe('draws');
  });

  it('draws with the main button and erases with a pen’s other end, nothing else', () => {
    const decisions = [0, 1, 2, 5].map((button) => take(newChoice(), sign('pen', { button })));
    expect(decisions).toEqual(['draws', 'refused', 'refused', 'draws']);
  });
});

describe('a pointer that moves', () => {
  it('has been released if it presses nothing; a finger that moves always presses', () => {
    const free = { buttons: 0, pressure: 0 };
    expect(isReleased(sign('mouse', free))).toBe(true);
    expect(isReleased(sign('mouse', { buttons: 2 }))).toBe(true);
    expect(isReleased(sign('mouse'))).toBe(false);
    expect(isReleased(sign('pen', free))).toBe(true);
    expect(isReleased(sign('pen', { buttons: 32, pressure: 0 }))).toBe(false);
    expect(isReleased(sign('touch', free))).toBe(false);
  });
});
