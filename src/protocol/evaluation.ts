/** Gives the page what the worker reports about an evaluation. Types only. */
export type { Evaluation } from '../siamese/evaluation/evaluation.ts';
export type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
export type { Look } from '../siamese/evaluation/smallLook/look.ts';
