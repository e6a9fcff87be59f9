/** Puts a mark of the curves into words. */
import type { LiveSettingName, Mark } from '../../store/curves/marks.ts';
import { formatCount, formatSetting } from '../format.ts';

const settingNames: Readonly<Record<LiveSettingName, string>> = {
  margin: 'Margin',
  temperature: 'Temperature',
  learningRate: 'Learning rate',
  augmentation: 'Shift, turn, scale',
  steps: 'Steps',
};

/** A few words: a changed setting, more steps, or a return to an earlier step. */
export function markText(mark: Mark): string {
  switch (mark.kind) {
    case 'changed':
      return typeof mark.to === 'boolean'
        ? `${settingNames[mark.setting]} ${mark.to ? 'on' : 'off'}`
        : `${settingNames[mark.setting]} ${valueText(mark.from)} → ${valueText(mark.to)}`;
    case 'trained-on':
      return `Trained on, to step ${formatCount(mark.plannedSteps)}`;
    case 'turned-back':
      return `Turned back from step ${formatCount(mark.fromStep)}: the loss had gone astray`;
  }
}

function valueText(value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value >= 1_000 ? formatCount(value) : formatSetting(value);
}
