import { expect, test } from 'vitest';
import type { FewShotFigures } from '../../../../src/store/core/state.ts';
import { basisOfQuestions, waysOnOffer } from '../../../../src/views/results/fewShot/words.ts';

const told: FewShotFigures = {
  runId: 1,
  step: 1_200,
  ways: 5,
  shots: 1,
  classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  episodes: 2_000,
  images: 600,
  network: { accuracy: 0.98, interval: { low: 0.97, high: 0.99 } },
  untrained: null,
  pixels: null,
};

test('five classes are chosen at first, or all of fewer; every number can be chosen', () => {
  expect(waysOnOffer(10)).toEqual(['5', '2', '3', '4', '6', '7', '8', '9', '10']);
  expect(waysOnOffer(3)).toEqual(['3', '2']);
  expect(waysOnOffer(2)).toEqual(['2']);
});

test('the note says what was asked, or why nothing was', () => {
  expect(basisOfQuestions(told)).toMatch(
    /^After step 1,200: 2,000 questions with 600 test images\./,
  );
  expect(basisOfQuestions(null)).toBe('Asking …');
  expect(basisOfQuestions({ ...told, episodes: 0, network: null })).toMatch('too few test images');
  expect(basisOfQuestions({ ...told, network: null })).toMatch('no numbers');
});
