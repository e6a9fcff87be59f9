/** Remembers the axes and the smoothing of the curves: they are kept with the page. */
import { useMemo } from 'react';
import { usePanel } from '../components/usePanel.ts';
import { smoothingStops } from './smoothing.ts';
import { type CurveScales, firstView } from './view.ts';

const stops = smoothingStops.map(String);

/** The scales, and a function that changes some of them. */
export function useScales(): [CurveScales, (change: Partial<CurveScales>) => void] {
  const [timeUnit, setTimeUnit] = usePanel('curves: time', ['steps', 'seconds']);
  const [valueScale, setValueScale] = usePanel('curves: values', ['linear', 'logarithmic']);
  const [stop, setStop] = usePanel('curves: smoothing', [
    String(firstView.smoothingSteps),
    ...stops,
  ]);
  const choose = (change: Partial<CurveScales>): void => {
    if (change.timeUnit !== undefined) setTimeUnit(change.timeUnit);
    if (change.valueScale !== undefined) setValueScale(change.valueScale);
    if (change.smoothingSteps !== undefined) setStop(String(change.smoothingSteps));
  };
  const scales = useMemo(
    () => ({ timeUnit, valueScale, smoothingSteps: Number(stop) }),
    [timeUnit, valueScale, stop],
  );
  return [scales, choose];
}
