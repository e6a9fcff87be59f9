/** Finds out whether another site shows the page in a frame. */

/** What there is to know of a window and those around it. */
export interface Framed {
  /** Throws for a window of another site. */
  readonly origin: string;
  /** The window itself, if no other is around it. */
  readonly parent: Framed;
}

/** Whether any window around this one is of another site. */
export function isInForeignFrame(view: Framed): boolean {
  const { origin } = view;
  for (let inner = view; inner.parent !== inner; inner = inner.parent) {
    if (originOf(inner.parent) !== origin) return true;
  }
  return false;
}

/** `null` for a window that does not tell. */
function originOf(view: Framed): string | null {
  try {
    return view.origin;
  } catch {
    return null;
  }
}
