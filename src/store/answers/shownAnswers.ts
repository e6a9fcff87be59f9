/** Owns the list of answers that a panel can show as they come. Types only. */
import type { QuestionName, Questions } from '../../protocol/siameseWorker.ts';

/** The questions whose answers carry their run's id. */
export type ShownQuestion = {
  [Name in QuestionName]: Questions[Name]['answer'] extends { readonly runId: number }
    ? Name
    : never;
}[QuestionName];

/** The newest answers of a run, by the names of their questions. */
export type ShownAnswers = { readonly [Name in ShownQuestion]?: Questions[Name]['answer'] };

export type QuestionTo<Name extends ShownQuestion> = Questions[Name]['question'];
export type AnswerTo<Name extends ShownQuestion> = Questions[Name]['answer'];
