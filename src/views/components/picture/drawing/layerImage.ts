/**
 * Makes an image of a layer's markup and paints it once its font is there: some engines call an image
 * loaded before the fonts in it are.
 */

/** A text in the page's font whose end is marked: the mark's place tells which font the text has. */
const sample = 'Wil 1.0 mjI';
const sampleFont = '16px "Inter Variable", system-ui, sans-serif';
/** The height of the strip below the picture in which the sample stands, in CSS pixels. */
const stripHeight = 24;
/** How far the mark may be from its place, in CSS pixels. */
const tolerance = 0.75;
/** A font that takes longer does not come. The picture is then painted in another one. */
const longestWaitMs = 4_000;
const betweenTriesMs = 30;
const ratio = 4;

export interface LayerSource {
  /** XHTML. */
  readonly markup: string;
  /** The text of the style sheet, with the fonts. */
  readonly styles: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Paints a layer with its corner at the context's origin, one unit for one CSS pixel.
 * @throws Error if the browser cannot draw it
 */
export async function paintLayer(
  context: CanvasRenderingContext2D,
  source: LayerSource,
): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(documentOf(source))}`;
  await image.decode();
  const end = performance.now() + longestWaitMs;
  while (!hasFont(image, source.height) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
  context.save();
  context.beginPath();
  context.rect(0, 0, source.width, source.height);
  context.clip();
  context.drawImage(image, 0, 0);
  context.restore();
}

function documentOf({ markup, styles, width, height }: LayerSource): string {
  const strip =
    `<div style="position:absolute;left:0;top:${height}px;font:${sampleFont.replaceAll('"', "'")};` +
    `line-height:${stripHeight}px;white-space:pre;color:transparent">${sample}` +
    `<span style="display:inline-block;width:8px;height:${stripHeight}px;background:#f00"></span></div>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + stripHeight}">` +
    `<style>${styles.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>` +
    `<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml">${markup}${strip}` +
    '</div></foreignObject></svg>'
  );
}

/** Whether the sample is as wide as in the page. */
function hasFont(image: HTMLImageElement, height: number): boolean {
  const expected = widthInPage();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(ratio * (expected * 2 + 16));
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser has no canvas to draw the picture on.');
  context.scale(ratio, ratio);
  context.drawImage(image, 0, -(height + stripHeight / 2));
  const { data } = context.getImageData(0, 0, canvas.width, 1);
  for (let at = 0; at < canvas.width; at++) {
    if ((data[4 * at] ?? 0) > 128) return Math.abs(at / ratio - expected) < tolerance;
  }
  return false;
}

function widthInPage(): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('The browser has no canvas to draw the picture on.');
  context.font = sampleFont;
  return context.measureText(sample).width;
}
