/** Draws the text of the answer: tied weights, the join of both sides, learning, and losses. */
import styles from './answer.module.css';
import { answeredLosses } from './losses.ts';
import { SharedWeights } from './SharedWeights.tsx';

/** The loss names and papers come from the table of losses. */
export function AnswerText() {
  return (
    <div className={styles['text']}>
      <div className={styles['opening']}>
        <div>
          <h3>How are weights tied?</h3>
          <p>
            Make one encoder, apply it to <b data-side="a">A</b>, and apply the same object to{' '}
            <b data-side="b">B</b>. Both calls read the same variables in memory. Nothing is copied,
            so the two sides cannot differ.
          </p>
          <h3>Where do they join?</h3>
          <p>
            Each LSTM reads its digit row by row. A dense layer turns its last hidden state into the
            embedding, a short list of numbers. The two lists meet in their distance, and the loss
            sees nothing else.
          </p>
        </div>
        <SharedWeights />
      </div>
      <Gradients />
      <Losses />
      <p>
        See it live: <i>Inside one step</i> shows the two gradients add up, and the experiment{' '}
        <i>LSTM twins</i> trains such a network.
      </p>
    </div>
  );
}

function Gradients() {
  return (
    <>
      <h3>How do gradients flow?</h3>
      <p>
        Every weight <i>w</i> has a part in the loss <i>L</i> twice. To change it is to change both
        sides at once, so the chain rule adds what each side asks for while the other is held still:
      </p>
      <p className={styles['formula']}>
        <span>
          d<i>L</i>/d<i>w</i> =
        </span>
        <span data-side="a">
          ∂<i>L</i>/∂<i>w</i> through A
        </span>
        <span>
          +{' '}
          <span data-side="b">
            ∂<i>L</i>/∂<i>w</i> through B
          </span>
        </span>
      </p>
      <p>
        The optimiser sees one variable with one gradient. An LSTM lives by this already: it uses
        its weights in each of 28 rows, and their gradients add up. With two sides it is 56.
      </p>
    </>
  );
}

function Losses() {
  return (
    <>
      <h3>Which loss?</h3>
      <p>
        Start with the contrastive loss on the Euclidean (L2) distance <i>d</i>. A pair of equal
        digits costs <i>d</i>², a pair of different ones max(0, margin − <i>d</i>)². The first part
        alone will not do: it is least where every digit has the same embedding, and the network
        collapses. Something must push different digits apart.
      </p>
      <dl className={styles['losses']}>
        {answeredLosses.map(({ name, paper, address, when }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{when}</span>{' '}
              {/* A new tab: leaving this page would lose the trained network. */}
              <a href={address} target="_blank" rel="noreferrer">
                {paper}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
