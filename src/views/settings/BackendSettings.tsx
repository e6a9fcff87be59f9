import { useEffect } from 'react';
import { backendChoices } from '../../settings/choices.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { SelectControl } from '../components/SelectControl.tsx';
import { backendWords } from './words.ts';

/** What does the computing. */
export function BackendSettings() {
  const choice = usePlayground((state) => state.backendChoice);
  const isRunning = usePlayground((state) => state.backend !== null);
  const whyNotWebGpu = usePlayground((state) => state.whyNotWebGpu);
  useEffect(() => {
    if (isRunning) void actions.lookForWebGpu();
  }, [isRunning]);
  return (
    <SelectControl
      label="Backend"
      value={choice}
      options={backendChoices.map((value) => ({
        value,
        text: backendWords[value].text,
        whyNot: value === 'webgpu' ? whyNotWebGpu : null,
      }))}
      onChange={(value) => void actions.chooseBackend(value)}
      tip="What does the computing. Auto takes the graphics card where there is one, else WebAssembly on the processor."
    />
  );
}
