import { describe, expect, it } from 'vitest';
import { PointerChoice, type PointerSign } from '../../../../src/views/pads/pointerChoice.ts';

function sign(pointerType: string, change: Partial<PointerSign> = {}): PointerSign {
  const pointerId = { mouse: 1, touch: 2, pen: 3 }[pointerType] ?? 0;
  return { pointerId, pointerType, button: 0, width: 20, height: 22, timeStamp: 0, ...change };
}

describe('the pointer that draws', () => {
  it('is the first that comes down, until it is released: a second finger is no ink', () => {
    const choice = new PointerChoice();
    const second = sign('touch', { pointerId: 9 });
    expect(choice.take(sign('touch'))).toBe('taken');
    expect(choice.take(second)).toBe('refused');
    expect([choice.isChosen(sign('touch')), choice.isChosen(second)]).toEqual([true, false]);
    choice.release();
    expect(choice.take(second)).toBe('taken');
  });

  it('is the pen, though a palm came down before it, and no touch beside it', () => {
    const choice = new PointerChoice();
    expect(choice.take(sign('touch'))).toBe('taken');
    expect(choice.take(sign('pen'))).toBe('instead');
    expect(choice.isChosen(sign('touch'))).toBe(false);
    expect(choice.take(sign('touch', { pointerId: 9 }))).toBe('refused');
  });

  it('is no wide touch while a pen was seen lately, a finger’s and a late one’s may be', () => {
    const choice = new PointerChoice();
    const palm = { width: 70, height: 50 };
    choice.see(sign('pen', { timeStamp: 10_000 }));
    expect(choice.take(sign('touch', { ...palm, timeStamp: 11_000 }))).toBe('refused');
    expect(choice.take(sign('touch', { timeStamp: 11_000 }))).toBe('taken');
    choice.release();
    expect(choice.take(sign('touch', { ...palm, timeStamp: 14_000 }))).toBe('taken');
  });

  it('may be wide where no pen was seen: some screens tell little of a finger', () => {
    expect(new PointerChoice().take(sign('touch', { width: 90 }))).toBe('taken');
  });

  it('draws with the main button and erases with a pen’s other end, nothing else', () => {
    const decisions = [0, 1, 2, 5].map((button) =>
      new PointerChoice().take(sign('pen', { button })),
    );
    expect(decisions).toEqual(['taken', 'refused', 'refused', 'taken']);
  });
});
