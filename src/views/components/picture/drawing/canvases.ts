/** Paints the canvases of a picture where they stand, and tells what lies above them. */

/** A place in CSS pixels. */
type Place = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** The canvases of a picture that have pixels. */
export function canvasesOf(picture: HTMLElement): HTMLCanvasElement[] {
  return Array.from(picture.querySelectorAll('canvas')).filter(({ width, height }) => {
    return width > 0 && height > 0;
  });
}

/** Paints a canvas in the look that its styles give it. The context's origin is the window's corner. */
export function paintCanvas(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  picture: HTMLElement,
): void {
  const style = getComputedStyle(canvas);
  if (style.visibility === 'hidden') return;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (width === 0 || height === 0) return;
  context.save();
  context.globalAlpha = opacityOf(canvas, picture);
  context.imageSmoothingEnabled = style.imageRendering === 'auto';
  context.imageSmoothingQuality = 'high';
  context.beginPath();
  context.roundRect(left, top, width, height, Number.parseFloat(style.borderTopLeftRadius));
  context.clip();
  context.drawImage(canvas, left, top, width, height);
  context.restore();
}

function opacityOf(element: Element, picture: HTMLElement): number {
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    opacity *= Number(getComputedStyle(at).opacity);
    if (at === picture) break;
  }
  return opacity;
}

/** The elements that follow a canvas and lie on it: they are drawn again above it. */
export function aboveCanvases(
  picture: HTMLElement,
  canvases: readonly HTMLCanvasElement[],
): ReadonlySet<Element> {
  const places = canvases.map((canvas) => ({ canvas, place: canvas.getBoundingClientRect() }));
  const above = Array.from(picture.querySelectorAll('*')).filter((element) => {
    const place = element.getBoundingClientRect();
    return places.some(
      ({ canvas, place: under }) =>
        (canvas.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
        overlap(place, under),
    );
  });
  return new Set(above);
}

function overlap(one: Place, other: Place): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
