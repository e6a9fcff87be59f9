import { usePlayground } from '../../store/usePlayground.ts';
import { Bond } from './Bond.tsx';
import { EmbeddingStrip } from './EmbeddingStrip.tsx';
import { largestMagnitude } from './magnitude.ts';
import styles from './twins.module.css';

/** Two towers, joined by one set of weights or not: what becomes of the two digits. */
export function Twins() {
  const a = usePlayground(({ comparison }) => comparison?.embeddingA ?? null);
  const b = usePlayground(({ comparison }) => comparison?.embeddingB ?? null);
  const distance = usePlayground(({ comparison }) => comparison?.distance ?? null);
  const embeddingSize = usePlayground(
    ({ status, settings }) => status?.settings.embeddingSize ?? settings.embeddingSize,
  );
  const difference =
    a === null || b === null ? null : a.map((value, index) => value - (b[index] ?? 0));
  const shared = { size: embeddingSize, scale: largestMagnitude(a, b) };
  return (
    <figure className={styles['twins']} aria-label="Twins">
      <div className={styles['row']} aria-hidden>
        <Tower side="a" />
        <EmbeddingStrip title="f(A)" values={a} colour="var(--a)" {...shared} />
        <EmbeddingStrip title="A − B" values={difference} colour="var(--ink)" {...shared} />
        <EmbeddingStrip title="f(B)" values={b} colour="var(--b)" {...shared} />
        <Tower side="b" />
      </div>
      <figcaption>
        <p className={styles['distance']}>
          distance <span>{distance === null ? '–' : distance.toFixed(2)}</span>
        </p>
        <Bond />
      </figcaption>
    </figure>
  );
}

/** An encoder, from many numbers to few; the same for both sides. */
function Tower({ side }: { readonly side: 'a' | 'b' }) {
  return (
    <svg viewBox="0 0 44 84" className={styles['tower']} data-side={side} aria-hidden>
      <rect x="1" y="1" width="10" height="82" rx="2.5" />
      <rect x="17" y="13" width="10" height="58" rx="2.5" />
      <rect x="33" y="25" width="10" height="34" rx="2.5" />
    </svg>
  );
}
