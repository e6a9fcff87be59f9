/** Owns which settings belong to an arm: the comparison decides the steps and the seeds of all arms. */
import type { RunSettings } from '../../settings/settings.ts';
import { differencesAmong, type SettingName, settingNames } from '../settingWords.ts';

const isOfArm = (name: SettingName): boolean => name !== 'steps' && name !== 'seed';

/** The settings in which arms may differ, in the order of the page. */
export const armSettings: readonly SettingName[] = settingNames.filter(isOfArm);

/** The settings in which some of these arms differ. */
export function armDifferences(arms: readonly RunSettings[]): readonly SettingName[] {
  return differencesAmong(arms).filter(isOfArm);
}
