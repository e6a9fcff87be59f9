/** Draws the backward phase of a step. */
import type { InsideStepOfRun } from '../../store/inside/inside.ts';
import { Tip } from '../components/Tip.tsx';
import { TipText } from '../components/TipText.tsx';
import { formatCount } from '../format.ts';
import { FlowTable } from './FlowTable.tsx';
import styles from './inside.module.css';

const lengths = (
  <TipText formula="‖g‖ = √(g₁² + g₂² + …)">
    The gradient says how the loss changes with each weight; shown is its length over all weights of
    a layer.
  </TipText>
);

/** The gradient of each layer: through A, through B, and their sum. */
export function BackwardView({ data }: { readonly data: InsideStepOfRun }) {
  const { isTied, pair, batch } = data;
  return (
    <>
      {isTied && <Equation />}
      <div className={styles['tables']}>
        <FlowTable
          title="This pair"
          tip={lengths}
          layers={pair.layers}
          testId="inside-pair-difference"
          reference="the gradient of both towers at once, computed apart"
        />
        <FlowTable
          title={`The whole step, ${formatCount(batch.images)} images`}
          tip={`The first image of every pair counts as A, the second as B. ${lengths}`}
          layers={batch.layers}
          testId="inside-step-difference"
          reference="the gradient that the optimiser uses"
        />
      </div>
    </>
  );
}

/** The rule in one line: the parts of both towers add up. */
function Equation() {
  return (
    <p className={styles['equation']}>
      gradient in a shared weight = <b data-side="a">part through A</b> +{' '}
      <b data-side="b">part through B</b>{' '}
      <Tip about="The sum">
        <TipText formula="dL/dw = ∂L/∂f(A) · ∂f(A)/∂w + ∂L/∂f(B) · ∂f(B)/∂w">
          The loss sees a shared weight twice, once in each tower: by the chain rule the two slopes
          add up.
        </TipText>
      </Tip>
      <span>Where a sum is shorter than its parts, they point apart and partly cancel.</span>
    </p>
  );
}
