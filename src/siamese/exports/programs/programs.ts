/** Owns the programs of a configuration: what the page does with these settings, for people to copy. */
import { losses } from '../../../settings/facts/losses.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { pytorchProgram } from './pytorch.ts';
import { tensorflowProgram } from './tensorflow.ts';

/** A complete program for each library. */
export interface Programs {
  readonly tensorflow: string;
  readonly pytorch: string;
}

/**
 * The programs of a configuration.
 * @param classes how many classes the data set has
 */
export function writePrograms(settings: RunSettings, classes: number): Programs {
  const seenClasses = Array.from({ length: classes }, (_, label) => label).filter(
    (label) => !settings.heldOutDigits.includes(label),
  );
  const { hasGivenPairs, hasViews } = losses[settings.loss];
  const run = { ...settings, seenClasses, hasGivenPairs, hasViews };
  return { tensorflow: tensorflowProgram(run), pytorch: pytorchProgram(run) };
}
