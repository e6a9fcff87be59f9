import { useEffect, useState } from 'react';
import type { TestDigit } from '../../store/core/state.ts';
import { actions } from '../../store/usePlayground.ts';

/** A test digit's image, asked for when it is wanted; `null` until it is here, or where it cannot be. */
export function useTestDigit(index: number | null): TestDigit | null {
  const [found, setFound] = useState<{ index: number; digit: TestDigit } | null>(null);
  useEffect(() => {
    if (index === null) return;
    let isWanted = true;
    actions.pads.testDigitAt(index).then(
      (digit) => isWanted && setFound({ index, digit }),
      // A preview that does not come is no loss: what it is of stands beside it.
      () => isWanted && setFound(null),
    );
    return () => {
      isWanted = false;
    };
  }, [index]);
  return found !== null && found.index === index ? found.digit : null;
}
