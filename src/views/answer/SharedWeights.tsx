/** Draws the figure of the answer: two inputs, one set of weights for both sides, a distance, a loss. */
import styles from './answer.module.css';

/** A static SVG. */
export function SharedWeights() {
  return (
    <svg
      className={styles['figure']}
      viewBox="0 0 336 148"
      role="img"
      aria-label="A and B each go through the encoder. One set of weights serves both. The two embeddings meet in a distance, and from it comes the loss."
    >
      <path className={styles['bond']} d="M87 24V124" />
      <TowerOfPicture side="a" y={28} />
      <TowerOfPicture side="b" y={120} />
      <rect className={styles['pill']} x="31" y="63" width="112" height="22" rx="11" />
      <text x="87" y="78">
        one set of weights
      </text>
      <path
        className={styles['wire']}
        d="M164 28C196 28 186 74 214 74M164 120C196 120 186 74 214 74"
      />
      <text x="242" y="78">
        distance
      </text>
      <path className={styles['wire']} d="M270 74H294" />
      <text x="312" y="78">
        loss
      </text>
    </svg>
  );
}

/** One side: image, encoder, embedding. */
function TowerOfPicture({ side, y }: { readonly side: 'a' | 'b'; readonly y: number }) {
  return (
    <g className={styles['side']} data-side={side}>
      <rect x="2" y={y - 15} width="30" height="30" rx="7" />
      <text x="17" y={y + 4}>
        {side.toUpperCase()}
      </text>
      <path className={styles['wire']} d={`M32 ${y}H52M122 ${y}H142`} />
      <path d={`M52 ${y - 26}L122 ${y - 14}V${y + 14}L52 ${y + 26}Z`} strokeLinejoin="round" />
      <text x="86" y={y + 4}>
        encoder
      </text>
      {[-20, -10, 0, 10].map((offset) => (
        <rect key={offset} x="148" y={y + offset + 0.5} width="9" height="9" rx="2" />
      ))}
    </g>
  );
}
