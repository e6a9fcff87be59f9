/** Owns how a view asks the worker: only while the view is visible, and again after each change. */
import { useEffect, useRef } from 'react';
import type { Watching } from '../../store/answers/answersActions.ts';
import type { AnswerTo, QuestionTo, ShownQuestion } from '../../store/answers/shownAnswers.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { useSlowly } from './useSlowly.ts';

/** Changes with every step and every run: the answer may change then. */
const selectMoment = ({ run: { status } }: Playground): string =>
  status === null ? '' : `${status.runId} ${status.step}`;

/**
 * The newest answer; `null` before it is known. It is requested again when the question changes, and a
 * few times a second while the network trains.
 * @param name the same for the life of the view; two views of one name share the answer
 * @param question the same object for the same question; `null` asks nothing
 * @param slot the turn of this picture, see `useSlowly`
 * @param isSeen whether a person can see the view
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
    if (!isSeen) return;
    const mine = actions.answers.watch(name);
    watching.current = mine;
    return () => mine.end();
  }, [name, isSeen]);
  useEffect(() => {
    if (isSeen && moment !== '' && question !== null) watching.current?.ask(question);
  }, [question, moment, isSeen]);
  const answer = usePlayground(({ run }) => (isSeen ? run.answers[name] : undefined));
  return question === null ? null : (answer ?? null);
}
