/** Draws the choice between the layouts of the map. */
import { Progress, RadioGroup } from 'radix-ui';
import { isOfNetwork } from '../../store/map/umap.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { formatCount } from '../format.ts';
import styles from './layoutChoice.module.css';

interface LayoutChoiceProps {
  /** Whether there are dots to lay out. */
  readonly isReady: boolean;
}

/** PCA or UMAP; for UMAP also its progress, or the step it belongs to. */
export function LayoutChoice({ isReady }: LayoutChoiceProps) {
  const { isChosen, progress } = usePlayground((state) => state.umap);
  return (
    <div className={styles['choice']} data-picture-chrome>
      <RadioGroup.Root
        className={styles['segments']}
        aria-label="Layout of the map"
        orientation="horizontal"
        disabled={!isReady}
        value={isChosen ? 'UMAP' : 'PCA'}
        onValueChange={(chosen) => void actions.map.showUmap(chosen === 'UMAP')}
      >
        {['PCA', 'UMAP'].map((name) => (
          <RadioGroup.Item key={name} value={name} className={styles['segment']} aria-label={name}>
            {name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {progress === null ? isChosen && <AsOfStep /> : <UmapProgress share={progress} />}
    </div>
  );
}

function UmapProgress({ share }: { readonly share: number }) {
  const percent = Math.round(100 * share);
  return (
    <>
      <Progress.Root className={styles['progress']} aria-label="UMAP" value={percent}>
        <Progress.Indicator className={styles['done']} style={{ width: `${percent}%` }} />
      </Progress.Root>
      <Button className={styles['button'] ?? ''} onClick={() => actions.map.cancelUmap()}>
        Cancel
      </Button>
    </>
  );
}

/** The step of the layout, and a button to compute a new one if the network has changed. */
function AsOfStep() {
  const layout = usePlayground((state) => state.umap.layout);
  const isOld = usePlayground(
    ({ umap, run: { status } }) => umap.layout !== null && !isOfNetwork(umap.layout, status),
  );
  const isOfOtherRun = usePlayground(
    ({ umap, run: { status } }) => umap.layout !== null && umap.layout.runId !== status?.runId,
  );
  if (layout === null) return null;
  return (
    <>
      <span className={styles['note']}>
        {`as of step ${formatCount(layout.step)}${isOfOtherRun ? ', another run' : ''}`}
      </span>
      {isOld && (
        <Button className={styles['button'] ?? ''} onClick={() => void actions.map.computeUmap()}>
          Compute anew
        </Button>
      )}
    </>
  );
}
