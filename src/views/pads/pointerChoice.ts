/** Whose touch is ink: one pointer at a time, a pen before a finger, and no palm. */

/** What of a pointer's event tells a pen, a finger and a palm apart. */
export type PointerSign = Pick<
  PointerEvent,
  'pointerId' | 'pointerType' | 'button' | 'width' | 'height' | 'timeStamp'
>;

/** For so long after a pen was seen, near the surface or on it, a wide touch is the hand that holds it. */
const penMemoryMs = 3_000;
/** A finger's touch is about 20 to 30 CSS pixels wide; what is wider is a palm. */
const widestFingerPx = 40;
/** The buttons that draw (the main one) and erase (the other end of a pen). */
const drawingButtons = [0, 5];

export class PointerChoice {
  #chosen: { readonly id: number; readonly type: string } | null = null;
  #penSeenMs = Number.NEGATIVE_INFINITY;

  /** Notes a pen, which most screens see before it touches. */
  see({ pointerType, timeStamp }: PointerSign): void {
    if (pointerType === 'pen') this.#penSeenMs = timeStamp;
  }

  /**
   * Decides about a pointer that has come down.
   * @returns `instead` where it takes the place of another one, whose ink was a palm's
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
