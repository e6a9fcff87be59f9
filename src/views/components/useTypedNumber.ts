/** Owns the text in a number field while a person types. */
import { useEffect, useEffectEvent, useState } from 'react';
import { checkNumberSetting, SettingError } from '../../settings/check.ts';
import { type NumberSettingName, numberRanges } from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';

/** A typed number takes effect after this pause: the 4 of 400 must not start a new run. */
const typingPauseMs = 700;

interface Draft {
  readonly text: string;
  /** The value that the text replaces; if that value changes, the draft is dropped. */
  readonly inPlaceOf: number;
  /** What is wrong with the text; `null` until it is checked. */
  readonly error: string | null;
}

interface TypedNumber {
  /** The text in the field: the draft, or else the value. */
  readonly typed: string;
  /** What is wrong with the text; `null` if nothing is wrong. */
  readonly error: string | null;
  readonly type: (text: string) => void;
  /** Makes the typed number take effect at once. */
  readonly commit: () => void;
}

interface TypedNumberOptions {
  readonly name: NumberSettingName;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Says why the other settings forbid a number of the range; `null` if they allow it. */
  readonly whyNot: (value: number) => string | null;
}

/**
 * A valid number goes to `onChange` after a pause or on `commit`; an invalid one stays in the field with
 * its error.
 */
export function useTypedNumber(options: TypedNumberOptions): TypedNumber {
  const { name, value, onChange, whyNot } = options;
  const [newest, setDraft] = useState<Draft | null>(null);
  const draft = newest?.inPlaceOf === value ? newest : null;

  const commit = (): void => {
    if (draft === null) return;
    const number = draft.text.trim() === '' ? Number.NaN : Number(draft.text);
    const error = complaintOf(name, number) ?? whyNot(number);
    setDraft(error === null ? null : { ...draft, error });
    if (error === null && number !== value) onChange(number);
  };

  const text = draft?.text;
  const commitAfterPause = useEffectEvent(commit);
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => commitAfterPause(), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);

  return {
    typed: text ?? formatSetting(value),
    error: draft?.error ?? null,
    type: (typed) => setDraft({ text: typed, inPlaceOf: value, error: null }),
    commit,
  };
}

function complaintOf(name: NumberSettingName, value: number): string | null {
  try {
    checkNumberSetting(name, value);
    return null;
  } catch (problem) {
    if (!(problem instanceof SettingError)) throw problem;
    const { min, max, isInteger } = numberRanges[name];
    return `${isInteger ? 'A whole number' : 'A number'} from ${min} to ${max}, please.`;
  }
}
