/** Owns how a view asks the worker: while it is looked at, and again when something has changed. */
import { useEffect, useRef } from 'react';
import type { Watching } from '../../store/answers/answersActions.ts';
import type { AnswerTo, QuestionTo, ShownQuestion } from '../../store/answers/shownAnswers.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { useSlowly } from './useSlowly.ts';

/** Changes with every step and with every run: an answer may be another one then. */
const selectMoment = ({ run: { status } }: Playground): string =>
  status === null ? '' : `${status.runId} ${status.step}`;

/**
 * The newest answer, asked for again when the question changes and a few times a second while the
 * network trains; `null` before it is known.
 * @param question the same object for the same question; `null` asks nothing
 * @param slot its turn among the pictures
 * @param isSeen whether a person can see it
 */
export function useAnswer<Name extends ShownQuestion>(
  name: Name,
  question: QuestionTo<Name> | null,
  slot: number,
  isSeen: boolean,
): AnswerTo<Name> | null {
  const moment = useSlowly(selectMoment, slot, isSeen);
  const watching = useRef<Watching<QuestionTo<Name>> | null>(null);
  useEffect(() => {
    watching.current = actions.answers.watch(name);
    return () => watching.current?.end();
  }, [name]);
  useEffect(() => {
    if (isSeen && moment !== '' && question !== null) watching.current?.ask(question);
  }, [question, moment, isSeen]);
  const answer = usePlayground(({ run }) => (isSeen ? run.answers[name] : undefined));
  return question === null ? null : (answer ?? null);
}
