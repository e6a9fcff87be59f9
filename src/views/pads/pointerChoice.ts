/** Decides which pointer draws: one at a time, a pen before a finger, and never a palm. Knows no canvas. */

/** The part of a pointer event that tells a pen, a finger and a palm apart. */
export type PointerSign = Pick<
  PointerEvent,
  'pointerId' | 'pointerType' | 'isPrimary' | 'button' | 'buttons' | 'pressure' | 'timeStamp'
>;

/**
 * `draws`: its stroke begins, and any other has ended; `waits`: it draws as soon as it moves, unless the
 * pointer that draws now moves before.
 */
export type Decision = 'draws' | 'waits' | 'refused';

/** For this time after a pen was seen, a touch is the hand that holds it. */
const penMemoryMs = 3_000;
/** A touch that drew and has told nothing for this time is lost. */
const silenceMs = 1_000;
/** The buttons that draw (the main button) and erase (the eraser end of a pen). */
const drawingButtons = [0, 5];
const mainButton = 1;

/** Remembers when a pen was seen. Most screens detect a pen before it touches. */
export class PenMemory {
  #seenMs = Number.NEGATIVE_INFINITY;

  see({ pointerType, timeStamp }: PointerSign): void {
    if (pointerType === 'pen') this.#seenMs = timeStamp;
  }

  /** A mouse was pressed: the hand has left the pen. */
  forget(): void {
    this.#seenMs = Number.NEGATIVE_INFINITY;
  }

  isInUse(nowMs: number): boolean {
    return nowMs - this.#seenMs < penMemoryMs;
  }
}

interface Chosen {
  readonly id: number;
  readonly type: string;
  /** The time of its last event. */
  heardMs: number;
}

export class PointerChoice {
  readonly #pens: PenMemory;
  #chosen: Chosen | null = null;
  readonly #waiting = new Set<number>();

  /** @param pens what is known of pens anywhere on the page: the palm may lie on another surface */
  constructor(pens: PenMemory) {
    this.#pens = pens;
  }

  /** Whether a touch draws: a palm's, if a pen comes. */
  get isTouchDrawing(): boolean {
    return this.#chosen?.type === 'touch';
  }

  /** Decides about a pointer that touches the surface; changes nothing but the list of those that wait. */
  decide(sign: PointerSign): Decision {
    this.#pens.see(sign);
    this.#waiting.delete(sign.pointerId);
    if (!drawingButtons.includes(sign.button)) return 'refused';
    if (sign.pointerType !== 'touch') return 'draws';
    if (this.#pens.isInUse(sign.timeStamp)) return 'refused';
    if (!this.#isBesideAnother(sign)) return 'draws';
    this.#waiting.add(sign.pointerId);
    return 'waits';
  }

  /** This pointer draws from now on. */
  choose({ pointerId, pointerType, timeStamp }: PointerSign): void {
    this.#chosen = { id: pointerId, type: pointerType, heardMs: timeStamp };
    this.#waiting.clear();
  }

  /** Hears the chosen pointer move: it is there, so those that wait are other fingers or a palm. */
  hear({ timeStamp }: PointerSign): void {
    if (this.#chosen !== null) this.#chosen.heardMs = timeStamp;
    this.#waiting.clear();
  }

  isChosen({ pointerId }: PointerSign): boolean {
    return pointerId === this.#chosen?.id;
  }

  isWaiting({ pointerId }: PointerSign): boolean {
    return this.#waiting.has(pointerId);
  }

  /** Ends the choice of the pointer that draws. */
  release(): void {
    this.#chosen = null;
  }

  /** Forgets a pointer that waited. */
  dismiss({ pointerId }: PointerSign): void {
    this.#waiting.delete(pointerId);
  }

  /** Whether a touch comes down beside a pointer that perhaps still draws. */
  #isBesideAnother({ pointerId, isPrimary, timeStamp }: PointerSign): boolean {
    if (this.#chosen === null || this.#chosen.id === pointerId) return false;
    // The first touch of several is the primary one: no other can be down.
    if (isPrimary && this.#chosen.type === 'touch') return false;
    return timeStamp - this.#chosen.heardMs < silenceMs;
  }
}

/** Whether a pointer that moves does not press any more: its release was lost. */
export function isReleased({ pointerType, buttons, pressure }: PointerSign): boolean {
  if (pointerType === 'touch') return false;
  return pointerType === 'pen' ? buttons === 0 && pressure === 0 : (buttons & mainButton) === 0;
}
