// @vitest-environment happy-dom
/** Files that are dropped on a pad: a picture stays there, anything else goes on to the page. */
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { usePhotoDrop } from '../../../../src/views/pads/usePhotoDrop.ts';

afterEach(cleanup);

function Pad({ onPhoto }: { readonly onPhoto: (file: File) => void }) {
  const panel = useRef<HTMLDivElement>(null);
  const { handlers } = usePhotoDrop(panel, onPhoto);
  return <div ref={panel} role="application" data-takes-photos {...handlers} />;
}

/** Drops files on a pad: those that it takes, and whether the page may still take the drop. */
function drop(...files: readonly File[]) {
  const taken: File[] = [];
  let comesToPage = false;
  const listen = (event: Event): void => {
    comesToPage = !event.defaultPrevented;
  };
  render(<Pad onPhoto={(file) => taken.push(file)} />);
  const event = createEvent.drop(screen.getByRole('application'), {
    dataTransfer: { files, types: ['Files'] },
  });
  document.addEventListener('drop', listen);
  fireEvent(screen.getByRole('application'), event);
  document.removeEventListener('drop', listen);
  return { taken, comesToPage };
}

const picture = new File(['x'], 'seven.png', { type: 'image/png' });
const weights = new File(['{}'], 'siamese.json', { type: 'application/json' });

it('a picture is the pad’s, and goes no further', () => {
  expect(drop(picture)).toEqual({ taken: [picture], comesToPage: false });
});

it('weights are left to the page', () => {
  expect(drop(weights)).toEqual({ taken: [], comesToPage: true });
});

it('several files are left to the page', () => {
  expect(drop(picture, weights)).toEqual({ taken: [], comesToPage: true });
});
