/** How good a network is, as the worker tells it. Types only. */
export type { Evaluation } from '../siamese/evaluation/evaluation.ts';
export type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
