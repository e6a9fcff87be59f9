/** Owns the text in a number field while a person types. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { NumberRange } from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';
import { stepped } from './numberSteps.ts';
import { readNumber } from './typedNumber.ts';

/** A typed number takes effect after this pause: the 4 of 400 must not start a new run. */
const typingPauseMs = 700;

interface Draft {
  readonly text: string;
  /** The value that the text replaces; if that value changes, the draft is dropped. */
  readonly inPlaceOf: number;
  /** What was wrong with the text when it was checked. */
  readonly error: string | null;
  /** Whether the text is still to be checked. */
  readonly isNew: boolean;
}

interface TypedNumber {
  /** The text in the field: the draft, or else the value in force. */
  readonly typed: string;
  /** Why the number typed last did not take effect; `null` if it did. */
  readonly error: string | null;
  /** Whether the field still shows that number. */
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
  /** Types a number that is some steps above or below the present one. */
  readonly step: (steps: number) => void;
  /** Makes the typed number take effect at once. */
  readonly commit: () => void;
  /** Like `commit`; a number that cannot take effect gives way to the value in force. */
  readonly leave: () => void;
  /** Puts the value in force back; returns whether there was something else. */
  readonly takeBack: () => boolean;
}

interface TypedNumberOptions {
  readonly range: NumberRange;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Says why the other settings forbid a number; `null` if they allow it. */
  readonly whyNot: (value: number) => string | null;
}

/**
 * A valid number goes to `onChange` after a pause, on `commit` or on `leave`; an invalid one stays in the
 * field with its error until a person leaves it.
 */
export function useTypedNumber(options: TypedNumberOptions): TypedNumber {
  const { range, value, onChange, whyNot } = options;
  const [newest, setDraft] = useState<Draft | null>(null);
  const draft = newest?.inPlaceOf === value ? newest : null;

  /** Checks the draft, once; returns what is left of it. */
  const take = (): Draft | null => {
    if (draft?.isNew !== true) return draft;
    const read = readNumber(draft.text, range);
    const error = 'why' in read ? `${read.why} ${wish(range)}` : whyNotTaken(read.value);
    const left = error === null ? null : { ...draft, error, isNew: false };
    setDraft(left);
    if ('value' in read && error === null && read.value !== value) onChange(read.value);
    return left;
  };

  const whyNotTaken = (number: number): string | null => {
    const reason = whyNot(number);
    if (reason !== null) return reason;
    const { min, max, isInteger } = range;
    const isRight = number >= min && number <= max && (!isInteger || Number.isInteger(number));
    return isRight ? null : wish(range);
  };

  const newText = draft?.isNew === true ? draft.text : undefined;
  const takeAfterPause = useEffectEvent(take);
  useEffect(() => {
    if (newText === undefined) return;
    const timer = setTimeout(() => takeAfterPause(), typingPauseMs);
    return () => clearTimeout(timer);
  }, [newText]);

  const type = (text: string): void =>
    setDraft({ text, inPlaceOf: value, error: null, isNew: true });
  return {
    typed: draft?.text ?? formatSetting(value),
    error: draft?.error ?? null,
    isWrong: draft !== null && draft.error !== null && draft.text !== formatSetting(value),
    type,
    step: (steps) => {
      const read = draft === null ? { value } : readNumber(draft.text, range);
      type(formatSetting(stepped(range, 'value' in read ? read.value : value, steps)));
    },
    commit: take,
    leave: () => {
      const left = take();
      if (left !== null) setDraft({ ...left, text: formatSetting(value) });
    },
    takeBack: () => {
      setDraft(null);
      return draft !== null;
    },
  };
}

function wish({ isInteger, min, max }: NumberRange): string {
  const kind = isInteger ? 'A whole number' : 'A number';
  return `${kind} from ${formatSetting(min)} to ${formatSetting(max)}, please.`;
}
