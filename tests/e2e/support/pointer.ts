/** Owns a pointer that draws on a pad: a mouse, a finger or a pen. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Point, Stroke } from '../../../src/data/drawing/stroke.ts';
import { digitSkeletons } from '../../helpers/digitSkeletons.ts';

/** The box of a digit on the pad, in shares of the pad's side. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

export type Device = 'mouse' | 'touch' | 'pen';

const inTheMiddle: Placement = { left: 0.22, top: 0.2, size: 0.6 };
/** The pressure of the pen, 0…1. */
const penForce = 0.8;

/** The strokes of a digit in one of several handwritings, in a unit square. */
export function handwritten(digit: number, hand = 0): readonly Stroke[] {
  const strokes = digitSkeletons[digit]?.[hand];
  if (strokes === undefined) throw new RangeError(`There is no digit ${digit} by hand ${hand}`);
  return strokes;
}

type Phase = 'down' | 'move' | 'up';

/** An event as a script makes it, for pointers that no device here has. */
export interface MadeEvent {
  readonly type: `pointer${'down' | 'move' | 'up' | 'cancel'}` | 'lostpointercapture';
  readonly device: Device;
  readonly id: number;
  /** In shares of the pad's side. */
  readonly x: number;
  readonly y: number;
  readonly buttons?: number;
  /** Its width and height in CSS pixels. */
  readonly size?: number;
}

/** Sends events to a surface, one after the other in one task. */
export async function make(surface: Locator, events: readonly MadeEvent[]): Promise<void> {
  await surface.evaluate((element, made) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    for (const {
      type,
      device,
      id,
      x,
      y,
      buttons = type === 'pointerup' ? 0 : 1,
      size = 1,
    } of made) {
      const place = { clientX: left + x * width, clientY: top + y * height };
      const kind = { pointerType: device, pointerId: id, buttons, width: size, height: size };
      const pressure = buttons === 0 ? 0 : 0.5;
      const more = { pressure, bubbles: true, cancelable: true };
      element.dispatchEvent(new PointerEvent(type, { ...place, ...kind, ...more }));
    }
  }, events);
}

/** A line of a pointer from a script: down, five moves, and up unless it is to be lost. */
export function madeLine(
  device: Device,
  id: number,
  from: Point,
  to: Point,
  isLost = false,
): readonly MadeEvent[] {
  const moves = [0.2, 0.4, 0.6, 0.8, 1].map((share) => ({
    type: 'pointermove' as const,
    device,
    id,
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  }));
  const down = { type: 'pointerdown' as const, device, id, ...from };
  const up = { type: 'pointerup' as const, device, id, ...to };
  return [down, ...moves, ...(isLost ? [] : [up])];
}

export class Pointer {
  readonly #page: Page;
  #devtools: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Draws strokes from a unit square, by real events of the device. */
  async draw(
    surface: Locator,
    strokes: readonly Stroke[],
    at = inTheMiddle,
    device: Device = 'mouse',
  ): Promise<void> {
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    if (box === null) throw new Error('The pad is not in sight');
    for (const stroke of strokes) {
      const places = stroke.map((point) => ({
        x: box.x + (at.left + point.x * at.size) * box.width,
        y: box.y + (at.top + point.y * at.size) * box.height,
      }));
      for (const [index, { x, y }] of places.entries()) {
        await this.#send(device, index === 0 ? 'down' : 'move', x, y);
      }
      const { x = 0, y = 0 } = places.at(-1) ?? {};
      await this.#send(device, 'up', x, y);
    }
  }

  async #send(device: Device, phase: Phase, x: number, y: number): Promise<void> {
    if (device === 'mouse') return this.#sendMouse(phase, x, y);
    this.#devtools ??= await this.#page.context().newCDPSession(this.#page);
    if (device === 'touch') {
      const type = ({ down: 'touchStart', move: 'touchMove', up: 'touchEnd' } as const)[phase];
      const touchPoints = phase === 'up' ? [] : [{ x, y }];
      await this.#devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
      return;
    }
    await this.#devtools.send('Input.dispatchMouseEvent', {
      type: ({ down: 'mousePressed', move: 'mouseMoved', up: 'mouseReleased' } as const)[phase],
      x,
      y,
      button: 'left',
      buttons: phase === 'up' ? 0 : 1,
      clickCount: phase === 'move' ? 0 : 1,
      pointerType: 'pen',
      force: penForce,
    });
  }

  async #sendMouse(phase: Phase, x: number, y: number): Promise<void> {
    const { mouse } = this.#page;
    if (phase === 'up') return mouse.up();
    await mouse.move(x, y);
    if (phase === 'down') await mouse.down();
  }
}
