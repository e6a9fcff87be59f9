/** Owns the programs of a configuration: what the page does with these settings, for people to copy. */
import type { DatasetFacts } from '../../../settings/datasets.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { programSettingsOf } from './programSettings.ts';
import { pytorchProgram } from './pytorch.ts';
import { tensorflowProgram } from './tensorflow.ts';

/** A complete program for each library. */
export interface Programs {
  readonly tensorflow: string;
  readonly pytorch: string;
}

/** The programs of a configuration. They read MNIST; of other data, a line says what to put in its place. */
export function writePrograms(
  settings: RunSettings,
  { classes, manifestPath }: Pick<DatasetFacts, 'classes' | 'manifestPath'>,
): Programs {
  const run = programSettingsOf(settings, classes.length);
  const note =
    manifestPath === null
      ? `Written for data of ${classes.length} classes: put their images, 28 × 28, in MNIST's format in its place, mixed, labels from 0.`
      : null;
  return { tensorflow: tensorflowProgram(run, note), pytorch: pytorchProgram(run, note) };
}
