/** Decides which pointer draws: one at a time, a pen before a finger, and never a palm. Knows no canvas. */

/** The part of a pointer event that tells a pen, a finger and a palm apart. */
export type PointerSign = Pick<
  PointerEvent,
  'pointerId' | 'pointerType' | 'button' | 'width' | 'height' | 'timeStamp'
>;

/** For this time after a pen was near the surface, a wide touch is the hand that holds it. */
const penMemoryMs = 3_000;
/** A finger is about 20 to 30 CSS pixels wide; a wider touch is a palm. */
const widestFingerPx = 40;
/** The buttons that draw (the main button) and erase (the eraser end of a pen). */
const drawingButtons = [0, 5];

export class PointerChoice {
  #chosen: { readonly id: number; readonly type: string } | null = null;
  #penSeenMs = Number.NEGATIVE_INFINITY;

  /** Remembers the time of a pen. Most screens detect a pen before it touches. */
  see({ pointerType, timeStamp }: PointerSign): void {
    if (pointerType === 'pen') this.#penSeenMs = timeStamp;
  }

  /**
   * Decides about a pointer that touches the surface.
   * @returns `instead`: it replaces another pointer, whose ink was from a palm
   */
  take(sign: PointerSign): 'taken' | 'instead' | 'refused' {
    this.see(sign);
    if (!drawingButtons.includes(sign.button)) return 'refused';
    const isPenOverTouch = sign.pointerType === 'pen' && this.#chosen?.type === 'touch';
    if (this.#chosen !== null && !isPenOverTouch) return 'refused';
    if (this.#isPalm(sign)) return 'refused';
    this.#chosen = { id: sign.pointerId, type: sign.pointerType };
    return isPenOverTouch ? 'instead' : 'taken';
  }

  isChosen({ pointerId }: PointerSign): boolean {
    return pointerId === this.#chosen?.id;
  }

  release(): void {
    this.#chosen = null;
  }

  #isPalm({ pointerType, width, height, timeStamp }: PointerSign): boolean {
    return (
      pointerType === 'touch' &&
      Math.max(width, height) > widestFingerPx &&
      timeStamp - this.#penSeenMs < penMemoryMs
    );
  }
}
