/** Draws what the network runs on: the backend and the data set. */
import { Progress } from 'radix-ui';
import { backends } from '../../settings/facts/backends.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { formatCount } from '../format.ts';
import styles from './surroundings.module.css';

/** The backend with its device, and how much of the data has arrived. */
export function BackendAndData() {
  const backend = usePlayground((state) => state.backend);
  const probing = usePlayground((state) => state.probing);
  const starting = probing === null ? 'starting …' : `timing ${backends[probing].title} …`;
  return (
    <div className={styles['surroundings']}>
      <span
        className={styles['backend']}
        data-testid="backend"
        data-value={backend?.name ?? ''}
        title={backend?.reason ?? ''}
        data-running={backend !== null}
      >
        {backend === null ? starting : `${backends[backend.name].title} · ${backend.renderer}`}
      </span>
      <DataProgress />
    </div>
  );
}

function DataProgress() {
  const { title } = usePlayground((state) => state.dataset);
  const { loadedImages, totalImages } = usePlayground((state) => state.loading);
  const share = totalImages === 0 ? 0 : Math.round((100 * loadedImages) / totalImages);
  const isComplete = totalImages > 0 && loadedImages === totalImages;
  return (
    <span className={styles['data']}>
      <span>{`${title} ${isComplete ? formatCount(totalImages) : `${share} %`}`}</span>
      <Progress.Root
        className={styles['progress']}
        aria-label={title}
        value={share}
        getValueLabel={() =>
          `${formatCount(loadedImages)} of ${formatCount(totalImages)} images have arrived`
        }
        data-complete={isComplete}
      >
        <Progress.Indicator className={styles['progressDone']} style={{ width: `${share}%` }} />
      </Progress.Root>
    </span>
  );
}
