/** Owns the curves of a run: pictures with one time axis, one view and one cursor. */
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { type ComponentProps, useMemo, useRef, useState } from 'react';
import type { RunRecord } from '../../store/curves/runRecord.ts';
import type { Overlay } from '../../store/overlays/overlays.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { Guard } from '../components/Guard.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useFold } from '../components/usePanel.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { ChangeList } from './ChangeList.tsx';
import { CurveCard } from './CurveCard.tsx';
import styles from './curves.module.css';
import { type CurveFigure, figures } from './figures.ts';
import { RangeSlider } from './RangeSlider.tsx';
import { RunLegend } from './RunLegend.tsx';
import { shapeFigures } from './shapeFigures.ts';
import { Toolbar } from './Toolbar.tsx';
import type { Pointing } from './useBrush.ts';
import { useScales } from './useScales.ts';
import { useTimeAxis } from './useTimeAxis.ts';
import { type CurveView, rangeBetween, type StepRange } from './view.ts';

const selectRunId = ({ run: { status } }: Playground): number | undefined => status?.runId;
const selectOverlays = ({ overlays }: Playground): readonly Overlay[] => overlays;

/** The toolbar above and the list of changes below act on all pictures. */
export function Curves() {
  const runId = usePlayground(selectRunId);
  const overlays = usePlayground(selectOverlays);
  const shownRuns = useMemo(() => overlays.filter(({ isShown }) => isShown), [overlays]);
  const [scales, setScales] = useScales();
  const [range, setRange] = useState<StepRange | null>(null);
  const view = useMemo<CurveView>(() => ({ ...scales, range }), [scales, range]);
  const [cursor, setCursor] = useState<number | null>(null);
  /** The step of the change that the list points at; it overrides the cursor. */
  const [changeStep, setChangeStep] = useState<number | null>(null);
  const [selection, setSelection] = useState<StepRange | null>(null);
  const [isShapeOpen, setIsShapeOpen] = useFold('curves: shape');
  const [runInView, setRunInView] = useState(runId);
  if (runInView !== runId) {
    // A new run is shown from its beginning to its end.
    setRunInView(runId);
    setRange(null);
    setCursor(null);
    setChangeStep(null);
  }
  const pointing = useMemo<Pointing>(
    () => ({
      setCursor,
      setSelection,
      zoom: (from, to) => {
        const between = rangeBetween(from, to);
        if (between !== null) setRange(between);
      },
      showAll: () => setRange(null),
    }),
    [],
  );
  const shared = {
    view,
    overlays: shownRuns,
    cursor: changeStep ?? cursor,
    selection,
    pointing,
  };
  return (
    <section className={styles['curves']} aria-label="Curves">
      <Toolbar view={view} onChange={setScales} />
      <RunLegend overlays={overlays} />
      <Cards {...shared} figures={figures} />
      <Foot view={view} overlays={shownRuns} onShow={setRange} onPoint={setChangeStep} />
      <Collapsible.Root open={isShapeOpen} onOpenChange={setIsShapeOpen}>
        <Collapsible.Trigger className={styles['fold']}>
          <ChevronDown size={15} aria-hidden /> Shape of the embeddings{' '}
          <span>where a collapse shows first</span>
        </Collapsible.Trigger>
        <Collapsible.Content className={styles['folded']} data-takes-focus tabIndex={-1}>
          <Cards {...shared} figures={shapeFigures} />
        </Collapsible.Content>
      </Collapsible.Root>
    </section>
  );
}

interface CardsProps extends Omit<ComponentProps<typeof CurveCard>, 'figure' | 'slot'> {
  readonly figures: readonly CurveFigure[];
}

/** Pictures of some figures, as many in a row as there is space for. */
function Cards({ figures: shown, ...shared }: CardsProps) {
  return (
    <div className={styles['cards']} data-overlaid={shared.overlays.length > 0}>
      {shown.map((figure, slot) => (
        <Guard key={figure.label} look="card">
          <CurveCard {...shared} figure={figure} slot={slot} />
        </Guard>
      ))}
    </div>
  );
}

interface FootProps {
  readonly view: CurveView;
  readonly overlays: readonly Overlay[];
  readonly onShow: (range: StepRange | null) => void;
  readonly onPoint: (step: number | null) => void;
}

const selectRecord = ({ run }: Playground): RunRecord => run.record;

/** The part below the pictures; it updates at its own pace. */
function Foot({ view, overlays, onShow, onPoint }: FootProps) {
  const ref = useRef(null);
  const isSeen = useIsSeen(ref);
  const { pace, marks } = useSlowly(selectRecord, 0, isSeen);
  const axis = useTimeAxis(view.timeUnit, pace, overlays, 0, isSeen);
  return (
    <div ref={ref} className={styles['foot']}>
      <RangeSlider axis={axis} range={view.range} onChange={onShow} />
      <ChangeList marks={marks} pace={pace} onPoint={onPoint} />
    </div>
  );
}
