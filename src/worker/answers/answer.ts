/** Owns the one form of every answer: a function of a run and a question. */
import type { Run } from '../run/run.ts';

/** Answers for the run as it is at the question; the run goes on meanwhile. */
export type Answer<Question, Result> = (run: Run, question: Question) => Promise<Result>;
