/** Makes photos, and pastes or drops files as a person does. */
import type { Locator, Page } from '@playwright/test';

/** A photo of a 7 in dark ink on half-shaded paper, as the bytes of a PNG file. */
export async function photoOfSeven(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('There is no canvas');
    const paper = context.createLinearGradient(0, 0, 640, 0);
    paper.addColorStop(0, '#e8e4da');
    paper.addColorStop(1, '#807c74');
    context.fillStyle = paper;
    context.fillRect(0, 0, 640, 480);
    context.strokeStyle = '#2a2a3a';
    context.lineWidth = 16;
    context.stroke(new Path2D('M 250 120 H 420 L 320 380'));
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

/** Pastes a file at the pointer or the focus. */
export async function paste(
  page: Page,
  name: string,
  mimeType: string,
  bytes: Buffer,
): Promise<void> {
  await page.evaluate(
    ({ name, mimeType, values }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(values)], name, { type: mimeType }));
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { name, mimeType, values: [...bytes] },
  );
}

/** Drops a file on an element. */
export async function drop(
  onto: Locator,
  name: string,
  mimeType: string,
  bytes: Buffer,
): Promise<void> {
  await onto.evaluate(
    (element, { name, mimeType, values }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(values)], name, { type: mimeType }));
      for (const type of ['dragover', 'drop']) {
        element.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    },
    { name, mimeType, values: [...bytes] },
  );
}
