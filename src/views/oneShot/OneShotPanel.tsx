/** Owns the panel of the one-shot game. */
import { useEffect, useRef } from 'react';
import { actions } from '../../store/usePlayground.ts';
import { Tip } from '../components/Tip.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { Game } from './Game.tsx';
import styles from './oneShot.module.css';
import { QueryPad } from './QueryPad.tsx';
import { RankingBars } from './RankingBars.tsx';
import { Symbols } from './Symbols.tsx';

/** The network recognises a person's own symbols from one to three examples. */
export function OneShotPanel() {
  const whole = useRef<HTMLDivElement>(null);
  const isSeen = useIsSeen(whole);
  useEffect(() => {
    if (!isSeen) return;
    return actions.ranking.watch();
  }, [isSeen]);
  return (
    <div ref={whole} className={styles['oneShot']}>
      <p className={styles['lesson']}>
        The network never trains on these: it has only learnt how alike two images are. That is what
        siamese networks are for: a face, a signature, a symbol is recognised from a single example,
        and a new one is added without learning anything anew.{' '}
        <Tip about="One-shot recognition">
          Your drawing is compared with every example; the symbol of the nearest one wins, and of
          two that are equally near the one whose examples are nearer on average. (Koch, Zemel,
          Salakhutdinov 2015.) This network knows digits only, so symbols that differ as digits do
          are told apart best.
        </Tip>
      </p>
      <div className={styles['play']}>
        <QueryPad />
        <div className={styles['answer']}>
          <RankingBars />
          <Game />
        </div>
      </div>
      <Symbols />
    </div>
  );
}
