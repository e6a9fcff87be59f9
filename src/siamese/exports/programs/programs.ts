/** Owns the programs of a configuration: what the page does with these settings, for people to copy. */
import type { RunSettings } from '../../../settings/settings.ts';
import { programSettingsOf } from './programSettings.ts';
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
  const run = programSettingsOf(settings, classes);
  return { tensorflow: tensorflowProgram(run), pytorch: pytorchProgram(run) };
}
