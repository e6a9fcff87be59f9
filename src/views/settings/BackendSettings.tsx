/** Draws the choice of the backend, and the reason for the present one. */
import { useEffect } from 'react';
import { backendChoices } from '../../settings/choices.ts';
import { backends } from '../../settings/facts/backends.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { SelectControl } from '../components/SelectControl.tsx';
import styles from './settings.module.css';

/** Asks whether WebGPU works here as soon as a backend runs. */
export function BackendSettings() {
  const choice = usePlayground((state) => state.backendChoice);
  const isRunning = usePlayground((state) => state.backend !== null);
  const whyNotWebGpu = usePlayground((state) => state.whyNotWebGpu);
  useEffect(() => {
    if (isRunning) void actions.worker.lookForWebGpu();
  }, [isRunning]);
  return (
    <>
      <SelectControl
        label="Backend"
        value={choice}
        options={backendChoices.map((value) => ({
          value,
          text: value === 'auto' ? 'Auto' : backends[value].text,
          whyNot: value === 'webgpu' ? whyNotWebGpu : null,
        }))}
        onChange={(value) => void actions.worker.chooseBackend(value)}
        tip="What does the computing. Auto takes WebAssembly on the processor, unless there is a graphics card: then it trains a few steps on both (a probe), and goes on with the faster one now and on later visits."
      />
      <Probe />
    </>
  );
}

/** Shows why this backend runs, and a button that starts a new probe. */
function Probe() {
  const reason = usePlayground((state) => state.backend?.reason ?? null);
  const probing = usePlayground((state) => state.probing);
  const isStarting = usePlayground((state) => state.backend === null && state.problem === null);
  const progress = probing === null ? 'Starting …' : `Timing ${backends[probing].title} …`;
  return (
    <div className={styles['probe']}>
      <p role="status">{isStarting ? progress : reason}</p>
      <Button onClick={() => void actions.worker.probeBackends()} disabled={isStarting}>
        Probe again
      </Button>
    </div>
  );
}
