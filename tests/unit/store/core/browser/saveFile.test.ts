/** @vitest-environment happy-dom */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveBlob } from '../../../../../src/store/core/browser/saveFile.ts';

const revoked = vi.spyOn(URL, 'revokeObjectURL');

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here');
  revoked.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the link is in the document when it is followed, and gone afterwards', () => {
  let followed: { name: string; address: string; isInDocument: boolean } | null = null;
  document.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement)) return;
      const { download: name, href: address, isConnected: isInDocument } = target;
      followed = { name, address, isInDocument };
    },
    { once: true },
  );
  saveBlob('a.png', new Blob(['x']));
  expect(followed).toEqual({ name: 'a.png', address: 'blob:here', isInDocument: true });
  expect(document.querySelector('a')).toBeNull();
});

test('the address is good for half a minute at least, and not for ever', () => {
  document.addEventListener('click', (event) => event.preventDefault(), { once: true });
  saveBlob('a.png', new Blob(['x']));
  vi.advanceTimersByTime(30_000);
  expect(revoked).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * 60_000);
  expect(revoked).toHaveBeenCalledWith('blob:here');
});
