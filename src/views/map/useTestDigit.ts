/** Fetches the image of a test digit. */
import { useEffect, useState } from 'react';
import type { TestDigit } from '../../store/core/state.ts';
import { actions } from '../../store/usePlayground.ts';

/** Fetches the image when an index is given; `null` until it arrives, or if it fails. */
export function useTestDigit(index: number | null): TestDigit | null {
  const [found, setFound] = useState<{ index: number; digit: TestDigit } | null>(null);
  useEffect(() => {
    if (index === null) return;
    let isWanted = true;
    actions.pads.testDigitAt(index).then(
      (digit) => isWanted && setFound({ index, digit }),
      // A missing preview is harmless: the text beside it names the digit.
      () => isWanted && setFound(null),
    );
    return () => {
      isWanted = false;
    };
  }, [index]);
  return found !== null && found.index === index ? found.digit : null;
}
