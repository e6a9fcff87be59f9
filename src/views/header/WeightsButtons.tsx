/** Draws the buttons that export and import the weights. */
import { Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { FileInput } from '../components/FileInput.tsx';
import { OtherFormatsButton } from '../exports/OtherFormatsButton.tsx';
import styles from './header.module.css';

export function WeightsButtons() {
  const input = useRef<HTMLInputElement>(null);
  const hasNetwork = usePlayground((state) => state.run.status !== null);
  const hasLearnt = usePlayground(({ run: { status } }) => status !== null && status.step > 0);
  const isExporting = usePlayground((state) => state.isExporting);
  return (
    <div className={styles['weights']}>
      <Button
        disabled={!hasLearnt || isExporting}
        title="Export weights: saves the network as one JSON file, measured on all test pairs first"
        onClick={() => void actions.weights.export()}
      >
        <Download size={15} aria-hidden />
        <span className={`${styles['steady']} ${styles['text']}`}>
          <span aria-hidden={isExporting} data-hidden={isExporting}>
            Export weights
          </span>
          {isExporting && <span role="status">Measuring …</span>}
        </span>
      </Button>
      <OtherFormatsButton disabled={!hasLearnt} textClass={styles['text']} />
      <Button
        disabled={!hasNetwork}
        title="Import weights: takes over the network in a weights file, or in safetensors or ONNX from here"
        onClick={() => input.current?.click()}
        aria-label="Choose a weights file"
      >
        <Upload size={15} aria-hidden /> <span className={styles['text']}>Import</span>
      </Button>
      <FileInput
        ref={input}
        label="Import weights"
        accept=".json,application/json,.safetensors,.onnx"
        onFile={(file) => void actions.weights.import(file)}
      />
    </div>
  );
}
