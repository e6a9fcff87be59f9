import { useEffect, useEffectEvent, useState } from 'react';
import { checkNumberSetting, SettingError } from '../../settings/check.ts';
import { type NumberSettingName, numberRanges } from '../../settings/settings.ts';
import { formatSetting } from '../format.ts';

/** A typed number counts once the typing has paused: 4 on the way to 400 must not end a run. */
const typingPauseMs = 700;

interface Draft {
  readonly text: string;
  /** The value that it is to take the place of: another one makes it void. */
  readonly inPlaceOf: number;
  /** What is wrong with it, in words; `null` as long as it does not count yet. */
  readonly error: string | null;
}

interface TypedNumber {
  /** What the field shows: what is being typed, else the value. */
  readonly typed: string;
  /** What is wrong with it, in words. */
  readonly error: string | null;
  readonly type: (text: string) => void;
  /** Lets the typed number count at once. */
  readonly commit: () => void;
}

interface TypedNumberOptions {
  readonly name: NumberSettingName;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Why a number within the range cannot be had, or `null` where it can. */
  readonly whyNot: (value: number) => string | null;
}

/** The text in a number's field while it differs from the value, and what is wrong with it. */
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
