/** Draws a part of the page that a link may take away. */
import type { HidablePart } from '../../settings/link/hidableParts.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import type { Elements } from './elements.ts';

interface HidableProps {
  /** It is hidden if all of these are. */
  readonly parts: readonly HidablePart[];
  readonly children: Elements;
}

/** A hidden part is not on the page at all: it computes and asks for nothing. */
export function Hidable({ parts, children }: HidableProps) {
  const isHidden = usePlayground(({ hidden }) => parts.every((part) => hidden.includes(part)));
  return isHidden ? null : children;
}
