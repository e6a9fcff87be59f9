import { useState } from 'react';

/** A value as it was when a person last saw it: what nobody sees is not worked out anew. */
export function useWhileSeen<Value>(value: Value, isSeen: boolean): Value {
  const [kept, setKept] = useState<{ readonly value: Value }>({ value });
  if (!isSeen || Object.is(kept.value, value)) return kept.value;
  setKept({ value });
  return value;
}
