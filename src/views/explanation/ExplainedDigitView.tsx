/** Draws one explained digit. */
import { useEffect, useRef } from 'react';
import type { Explanation } from '../../store/explanation/explanation.ts';
import { digitSide } from '../../store/pads/pad.ts';
import { paintScaledMask } from '../components/paintDigit.ts';
import { plainContext } from '../components/plainContext.ts';
import { useDeviceSize, useDocumentTheme } from '../components/useCanvas.ts';
import styles from './explanation.module.css';
import { heatLayersOf, largestHeat, maskSide } from './heatLayers.ts';
import { markedSpots } from './spots.ts';

const signs = { same: '=', different: '≠' } as const;

interface ExplainedDigitViewProps {
  readonly side: 'a' | 'b';
  readonly explanation: Explanation | null;
}

/** The colour of the ink shows the effect of covering it; signs mark the strongest spots. */
export function ExplainedDigitView({ side, explanation }: ExplainedDigitViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sizePx = useDeviceSize(canvas);
  const theme = useDocumentTheme();
  useEffect(() => {
    const element = canvas.current;
    const context = plainContext(element);
    if (element === null || context === null || sizePx === 0) return;
    element.width = sizePx;
    element.height = sizePx;
    if (explanation === null || theme === undefined) return;
    const tones = getComputedStyle(element);
    const toneOf = (name: string): string => tones.getPropertyValue(name);
    for (const { tone, alphas } of heatLayersOf(explanation[side], largestHeat(explanation))) {
      paintScaledMask({ context, sizePx, colour: toneOf(tone) }, alphas, maskSide);
    }
  }, [explanation, side, sizePx, theme]);
  return (
    <div className={styles['digit']} data-side={side} aria-hidden>
      <canvas ref={canvas} />
      <span className={styles['letter']}>{side.toUpperCase()}</span>
      {explanation !== null &&
        markedSpots(explanation[side], explanation).map(({ effect, row, column }) => (
          <span
            key={`${effect} ${row} ${column}`}
            className={styles['mark']}
            data-effect={effect}
            style={{ left: percent(column), top: percent(row) }}
          >
            {signs[effect]}
          </span>
        ))}
    </div>
  );
}

/** The middle of a pixel, in percent of the side. */
function percent(pixel: number): string {
  return `${(100 * (pixel + 0.5)) / digitSide}%`;
}
