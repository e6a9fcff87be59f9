/** Owns the choices and the note of the few-shot questions. Imports no React. */
import type { FewShotFigures } from '../../../store/core/state.ts';
import { formatCount } from '../../format.ts';

/** How many examples of each class there can be; the first is chosen at first. */
export const shotsOnOffer = ['1', '2', '5'] as const;

/** How many classes to choose from; the first is chosen at first: 5, or all of fewer. */
export function waysOnOffer(classCount: number): readonly [string, ...string[]] {
  const first = Math.min(5, classCount);
  const all = Array.from({ length: classCount - 1 }, (_, index) => index + 2);
  return [String(first), ...all.filter((ways) => ways !== first).map(String)];
}

/** The questions behind the figures; what is missing where there are none. */
export function basisOfQuestions(told: FewShotFigures | null): string {
  if (told === null) return 'Asking …';
  const { step, episodes, images, network } = told;
  if (episodes === 0) {
    return 'These questions cannot be asked: there are too few test images of each, or they have not arrived yet.';
  }
  if (network === null) return 'Some distances are no numbers: nothing is nearest.';
  return `After step ${formatCount(step)}: ${formatCount(episodes)} questions with ${formatCount(images)} test images. Below each share, its 95 % interval, which counts that questions share images.`;
}
