/** Answers how well a run's network tells classes from a few examples of each. */
import type { FewShotFigures, FewShotQuestion } from '../../protocol/answers/fewShot.ts';
import type { Answer } from './answer.ts';

/** The run goes on meanwhile, and its network is judged in turns between the steps. */
export const answerFewShot: Answer<FewShotQuestion, FewShotFigures> = (run, question) =>
  run.parts.fewShot.judge(question);
