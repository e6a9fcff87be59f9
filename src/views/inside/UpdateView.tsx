/** Draws the update phase of a step. */
import { useId, useRef } from 'react';
import { optimizers } from '../../settings/facts/optimizers.ts';
import type { InsideStepOfRun } from '../../store/inside/inside.ts';
import { usePlayground } from '../../store/usePlayground.ts';
import { PictureMenu } from '../components/picture/PictureMenu.tsx';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { formatLoss, formatSetting, formatShare, shareOf } from '../format.ts';
import { Bar, LayerName } from './cells.tsx';
import styles from './flow.module.css';
import { updateTable } from './tables.ts';

/** The move of the weights in each layer, and the optimiser, learning rate and loss of the step. */
export function UpdateView({ data }: { readonly data: InsideStepOfRun }) {
  const captionId = useId();
  const shown = useRef<HTMLDivElement>(null);
  const optimiser = usePlayground(
    ({ settings, run: { status } }) => optimizers[(status?.settings ?? settings).optimizer],
  );
  const { isTied, batch } = data;
  const { layers, weightChanges, learningRate, loss } = batch;
  const scale = Math.max(...weightChanges);
  return (
    <div className={styles['update']}>
      <div ref={shown} className={styles['flow']}>
        <div className={styles['caption']}>
          <span id={captionId}>{isTied ? 'The shared weights' : 'Tower A’s weights'}</span>
          <PictureMenu
            name="Weights moved"
            table={() => updateTable(batch)}
            figure={() => shown.current}
          />
        </div>
        <table className={styles['table']} data-columns="two" aria-labelledby={captionId}>
          <thead>
            <tr>
              <th scope="col">layer, weights</th>
              <th scope="col">
                moved by{' '}
                <Tip about="How far a layer moves">
                  <TipText formula="‖change‖ / ‖weights‖">
                    How far the step moves the layer’s weights, as a share of their own length: by
                    the move that the optimiser makes of the slopes.
                  </TipText>
                </Tip>
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map(({ name, parameterCount }, index) => {
              const change = weightChanges[index] ?? 0;
              return (
                <tr key={name}>
                  <LayerName name={name} parameterCount={parameterCount} />
                  <td>
                    <span>{formatShare(change, decimalsFor(scale))}</span>
                    <Bar share={shareOf(change, scale)} side="both" />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <dl className={styles['figures']}>
        <div>
          <dt>
            Optimiser{' '}
            <Tip about="Optimiser of this step">
              <TipText formula={optimiser.formula} source={optimiser.source}>
                {optimiser.meaning}
              </TipText>
            </Tip>
          </dt>
          <dd>{optimiser.text}</dd>
        </div>
        <div>
          <dt>
            Learning rate of this step{' '}
            <Tip about="Learning rate of this step">
              How large a move the optimiser makes; warm-up and schedule change it from step to
              step.
            </Tip>
          </dt>
          <dd>{formatSetting(Number(learningRate.toPrecision(4)))}</dd>
        </div>
        <div>
          <dt>
            Loss of this step{' '}
            <Tip about="Loss of this step">
              The loss of all the step’s images together, before the weights moved.
            </Tip>
          </dt>
          <dd>{formatLoss(loss)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** The number of decimals that gives the largest percentage three digits; all rows have the same. */
function decimalsFor(largestShare: number): number {
  const magnitude = Math.floor(Math.log10(100 * largestShare));
  return Number.isFinite(magnitude) ? Math.min(8, Math.max(0, 2 - magnitude)) : 2;
}
