/**
 * Draws a picture of the page as a PNG that looks like its panel. The copy of its elements goes through
 * an SVG image; the canvases, which such an image would show late or not at all, are painted in between.
 */

import { type Band, chrome, controlBands, rest } from './bands.ts';
import { aboveCanvases, canvasesOf, paintCanvas } from './canvases.ts';
import { fontFacesFor } from './fontFaces.ts';
import { paintLayer } from './layerImage.ts';
import { LayerMarkup } from './markup.ts';
import { StyleClasses } from './styleClasses.ts';

/** Device pixels per CSS pixel: sharp on a slide. */
const ratio = 2;
/** Space around the picture, in CSS pixels. */
export const padding = 16;

/**
 * Draws the picture with some space around it, on the card's colour in the present theme, without its
 * controls.
 * @throws Error if the browser cannot draw it, or lets no page read what it has drawn
 */
export async function drawPicture(picture: HTMLElement): Promise<Blob> {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const whole = { width: Math.ceil(width) + 2 * padding, height: Math.ceil(height) + 2 * padding };
  const classes = new StyleClasses();
  const canvases = canvasesOf(picture);
  const above = aboveCanvases(picture, canvases);
  const isControl = (element: Element): boolean => element.closest(chrome) !== null;
  const below = new LayerMarkup(classes, (element) => !isControl(element)).of(picture);
  const over = new LayerMarkup(classes, (element) => above.has(element) && !isControl(element)).of(
    picture,
  );
  // Everything is read before the first wait: the page goes on changing.
  const bands = controlBands(picture);
  const pixels = canvasOf(whole.width, whole.height);
  const held = canvasOf(whole.width, whole.height);
  held.context.translate(padding - left, padding - top);
  for (const canvas of canvases) paintCanvas(held.context, canvas, picture);
  const background = getComputedStyle(picture).getPropertyValue('--card');

  const styles = (await fontFacesFor(picture.textContent)) + classes.sheet;
  const layer = (markup: string) => ({
    markup: `<div style="position:absolute;left:${padding}px;top:${padding}px">${markup}</div>`,
    styles,
    ...whole,
  });
  pixels.context.fillStyle = background;
  pixels.context.fillRect(0, 0, whole.width, whole.height);
  await paintLayer(pixels.context, layer(below));
  pixels.context.drawImage(held.canvas, 0, 0, whole.width, whole.height);
  if (above.size > 0) await paintLayer(pixels.context, layer(over));
  return asPng(withoutBands(pixels.canvas, bands, whole.height));
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = ratio * width;
  canvas.height = ratio * height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser has no canvas to draw the picture on.');
  context.scale(ratio, ratio);
  return { canvas, context };
}

/** @param bands in CSS pixels from the top of the picture, below the space above it */
function withoutBands(
  whole: HTMLCanvasElement,
  bands: readonly Band[],
  height: number,
): HTMLCanvasElement {
  if (bands.length === 0) return whole;
  const device = (place: number): number => Math.round(ratio * (place + padding));
  const parts = rest(bands, height - padding).map(({ top, bottom }, index) => ({
    top: index === 0 ? 0 : device(top),
    bottom: Math.min(whole.height, device(bottom)),
  }));
  const canvas = document.createElement('canvas');
  canvas.width = whole.width;
  canvas.height = parts.reduce((sum, { top, bottom }) => sum + bottom - top, 0);
  const context = canvas.getContext('2d');
  let at = 0;
  for (const { top, bottom } of parts) {
    const size = bottom - top;
    context?.drawImage(whole, 0, top, whole.width, size, 0, at, whole.width, size);
    at += size;
  }
  return canvas;
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser made no PNG of the picture.'));
      else resolve(blob);
    }, 'image/png'),
  );
}
