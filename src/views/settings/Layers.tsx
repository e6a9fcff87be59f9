/** Draws the list of the encoder's layers. */
import type { RunSettings } from '../../settings/settings.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import styles from './settings.module.css';

/** The layers of the present network, from the image to the embedding; a note if settings differ. */
export function Layers() {
  const layers = usePlayground((state) => state.run.status?.layers);
  const isOutdated = usePlayground(
    ({ settings, run: { status } }) => status !== null && isOtherNetwork(status.settings, settings),
  );
  return (
    <div className={styles['layers']} data-is-empty={layers === undefined}>
      {isOutdated && <p>In use until you start over:</p>}
      <ol aria-label="Layers of the encoder">
        {layers?.map((layer, index) => (
          <li key={`${layers.slice(0, index).join()} ${layer}`}>{layer}</li>
        ))}
      </ol>
    </div>
  );
}

function isOtherNetwork(running: RunSettings, wanted: RunSettings): boolean {
  return (
    running.encoder !== wanted.encoder ||
    running.encoderSize !== wanted.encoderSize ||
    running.embeddingSize !== wanted.embeddingSize ||
    running.unitLength !== wanted.unitLength
  );
}
