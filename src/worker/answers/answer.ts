/** What every answer is: a function of a run and a question. */
import type { Run } from '../run/run.ts';

/** Answers by the run as it stands when it is asked; the run goes on meanwhile. */
export type Answer<Question, Result> = (run: Run, question: Question) => Promise<Result>;
