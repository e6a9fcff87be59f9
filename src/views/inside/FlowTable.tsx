/** Draws the table of gradients by layer and tower. */
import { type ReactNode, useId, useRef } from 'react';
import type { LayerFlow } from '../../store/inside/inside.ts';
import { PictureMenu } from '../components/picture/PictureMenu.tsx';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { LayerName, LengthCell } from './cells.tsx';
import styles from './flow.module.css';
import { Scientific } from './Scientific.tsx';
import { gradientTable } from './tables.ts';

/** Rounding errors stay far below this. */
const largestRounding = 1e-5;

interface FlowTableProps {
  readonly title: string;
  readonly tip: ReactNode;
  readonly layers: readonly LayerFlow[];
  readonly testId: string;
  /** The gradient that the sum is compared with, in words. */
  readonly reference: string;
}

/**
 * All lengths have one scale. If the weights are shared, the table also has the sum of both towers and
 * its difference from the reference.
 */
export function FlowTable({ title, tip, layers, testId, reference }: FlowTableProps) {
  const captionId = useId();
  const shown = useRef<HTMLDivElement>(null);
  const scale = Math.max(
    ...layers.flatMap(({ throughA, throughB, sum }) => [throughA, throughB, sum ?? 0]),
  );
  const differences = layers.flatMap(({ difference }) => difference ?? []);
  const hasSum = differences.length > 0;
  return (
    <div ref={shown} className={styles['flow']}>
      <div className={styles['caption']}>
        <span id={captionId}>{title}</span> <Tip about={title}>{tip}</Tip>
        <PictureMenu
          name={`Gradients, ${title}`}
          table={() => gradientTable(layers)}
          figure={() => shown.current}
        />
      </div>
      <table className={styles['table']} aria-labelledby={captionId}>
        <thead>
          <tr>
            <th scope="col">layer, weights</th>
            <th scope="col" data-side="a">
              through A
            </th>
            <th scope="col" data-side="b">
              through B
            </th>
            {hasSum && (
              <>
                <th scope="col">sum</th>
                <th scope="col" className={styles['proof']}>
                  off by <Tip about="The proof">{proofTip(reference)}</Tip>
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <tr key={layer.name}>
              <LayerName name={layer.name} parameterCount={layer.parameterCount} />
              <LengthCell length={layer.throughA} scale={scale} side="a" />
              <LengthCell length={layer.throughB} scale={scale} side="b" />
              {layer.sum !== null && <LengthCell length={layer.sum} scale={scale} side="both" />}
              {layer.difference !== null && (
                <td className={styles['proof']}>
                  <Scientific value={layer.difference} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {hasSum && (
        <Proof difference={Math.max(...differences)} testId={testId} reference={reference} />
      )}
    </div>
  );
}

interface ProofProps {
  readonly difference: number;
  readonly testId: string;
  readonly reference: string;
}

/** The largest difference, and whether it is more than rounding. */
function Proof({ difference, testId, reference }: ProofProps) {
  return (
    <p className={styles['verdict']} data-testid={testId} data-value={difference}>
      <span>{`Held against ${reference}, the sum is off by at most `}</span>
      <Scientific value={difference} />
      <span>{difference <= largestRounding ? ': only rounding.' : ': more than rounding.'}</span>
    </p>
  );
}

function proofTip(reference: string): ReactNode {
  return (
    <TipText formula="‖sum − joint‖ / ‖joint‖">
      {`How far the sum is from the joint gradient (${reference}), in the tensor where that is most. Where A and B cancel each other out, it is taken as a share of the two instead. Rounding in float32 is about 10⁻⁷.`}
    </TipText>
  );
}
