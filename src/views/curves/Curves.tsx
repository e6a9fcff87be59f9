/** Owns the curves of a run: four pictures with one time axis, one view and one cursor. */
import { useMemo, useRef, useState } from 'react';
import type { RunRecord } from '../../store/curves/runRecord.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Guard } from '../components/Guard.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { ChangeList } from './ChangeList.tsx';
import { CurveCard } from './CurveCard.tsx';
import styles from './curves.module.css';
import { figures } from './figures.ts';
import { RangeSlider } from './RangeSlider.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { Pointing } from './useBrush.ts';
import { useTimeAxis } from './useTimeAxis.ts';
import { type CurveView, firstView, rangeBetween, type StepRange } from './view.ts';

const selectRunId = ({ run: { status } }: Playground): number | undefined => status?.runId;

/** The toolbar above and the list of changes below act on all four pictures. */
export function Curves() {
  const runId = usePlayground(selectRunId);
  const [view, setView] = useState(firstView);
  const [cursor, setCursor] = useState<number | null>(null);
  /** The step of the change that the list points at; it overrides the cursor. */
  const [changeStep, setChangeStep] = useState<number | null>(null);
  const [selection, setSelection] = useState<StepRange | null>(null);
  const [runInView, setRunInView] = useState(runId);
  if (runInView !== runId) {
    // A new run is shown from its beginning to its end.
    setRunInView(runId);
    setView({ ...view, range: null });
    setCursor(null);
    setChangeStep(null);
  }
  const pointing = useMemo<Pointing>(
    () => ({
      setCursor,
      setSelection,
      zoom: (from, to) => {
        const range = rangeBetween(from, to);
        if (range !== null) setView((before) => ({ ...before, range }));
      },
      showAll: () => setView((before) => ({ ...before, range: null })),
    }),
    [],
  );
  return (
    <section className={styles['curves']} aria-label="Curves">
      <Toolbar view={view} onChange={(change) => setView((before) => ({ ...before, ...change }))} />
      <div className={styles['cards']}>
        {figures.map((figure, slot) => (
          <Guard key={figure.label} look="card">
            <CurveCard
              figure={figure}
              slot={slot}
              view={view}
              cursor={changeStep ?? cursor}
              selection={selection}
              pointing={pointing}
            />
          </Guard>
        ))}
      </div>
      <Foot
        view={view}
        onShow={(range) => setView((before) => ({ ...before, range }))}
        onPoint={setChangeStep}
      />
    </section>
  );
}

interface FootProps {
  readonly view: CurveView;
  readonly onShow: (range: StepRange | null) => void;
  readonly onPoint: (step: number | null) => void;
}

const selectRecord = ({ run }: Playground): RunRecord => run.record;

/** The part below the pictures; it updates at its own pace. */
function Foot({ view, onShow, onPoint }: FootProps) {
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const { pace, marks } = useSlowly(selectRecord, 0, isSeen);
  const axis = useTimeAxis(view.timeUnit, pace, 0, isSeen);
  return (
    <div ref={ref} className={styles['foot']}>
      <RangeSlider axis={axis} range={view.range} onChange={onShow} />
      <ChangeList marks={marks} pace={pace} onPoint={onPoint} />
    </div>
  );
}
