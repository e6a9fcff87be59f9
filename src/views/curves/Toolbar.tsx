/** Draws the line above the curves that controls their view. */
import { Choice } from './Choice.tsx';
import { SmoothingSlider } from './SmoothingSlider.tsx';
import styles from './toolbar.module.css';
import type { CurveScales } from './view.ts';

interface ToolbarProps {
  readonly view: CurveScales;
  readonly onChange: (change: Partial<CurveScales>) => void;
}

/** Time unit, value scale and smoothing of all pictures. */
export function Toolbar({ view, onChange }: ToolbarProps) {
  return (
    <fieldset className={styles['toolbar']} aria-label="View of the curves">
      <Choice
        label="Time axis"
        options={['steps', 'seconds']}
        value={view.timeUnit}
        onChange={(timeUnit) => onChange({ timeUnit })}
        tip="What runs from left to right in all curves: the steps of training, or the seconds they took. Pauses do not count."
      />
      <Choice
        label="Loss and distance axis"
        options={['linear', 'logarithmic']}
        value={view.valueScale}
        onChange={(valueScale) => onChange({ valueScale })}
        tip="On a linear axis equal distances are equal differences; on a logarithmic one they are equal ratios, so that small losses can be told apart. A value of 0 lies on its lower edge."
      />
      <SmoothingSlider
        steps={view.smoothingSteps}
        onChange={(smoothingSteps) => onChange({ smoothingSteps })}
      />
    </fieldset>
  );
}
