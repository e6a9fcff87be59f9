/** Draws the legend of the runs in the curves. */
import { X } from 'lucide-react';
import { Toggle } from 'radix-ui';
import type { Overlay } from '../../store/overlays/overlays.ts';
import { actions } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { RunSwatch } from './RunSwatch.tsx';
import styles from './runs.module.css';

interface RunLegendProps {
  readonly overlays: readonly Overlay[];
}

/** A press on a run hides or shows its curves. Without other runs there is no legend. */
export function RunLegend({ overlays }: RunLegendProps) {
  return (
    <div data-takes-focus tabIndex={-1}>
      {overlays.length > 0 && (
        <ul className={styles['legend']} aria-label="Runs in the curves">
          <li className={styles['present']}>
            <svg viewBox="0 0 30 6" width={30} height={6} aria-hidden>
              <path d="M0 3H30" stroke="var(--ink)" strokeWidth={2} />
            </svg>
            This run
          </li>
          {overlays.map((overlay) => (
            <OtherRun key={overlay.key} overlay={overlay} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OtherRun({ overlay: { key, name, style, isShown } }: { readonly overlay: Overlay }) {
  return (
    <li className={styles['run']} data-shown={isShown}>
      <Toggle.Root
        className={styles['toggle']}
        pressed={isShown}
        onPressedChange={() => actions.overlays.toggle(key)}
      >
        <RunSwatch style={style} />
        <span className={styles['name']} title={name}>
          {name}
        </span>
      </Toggle.Root>
      <Button
        look="icon"
        className={styles['remove']}
        aria-label={`Remove ${name} from the curves`}
        onClick={() => actions.overlays.remove(key)}
      >
        <X size={13} aria-hidden />
      </Button>
    </li>
  );
}
