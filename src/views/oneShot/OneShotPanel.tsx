/** Owns the panel of the one-shot game. */
import { Shapes } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { dataInWords } from '../../settings/facts/nouns.ts';
import { sources } from '../../settings/facts/sources.ts';
import type { Playground } from '../../store/playground.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { Tip } from '../components/Tip.tsx';
import { useIsSeen } from '../components/useIsSeen.ts';
import { useNouns } from '../components/useNouns.ts';
import { Game } from './Game.tsx';
import styles from './oneShot.module.css';
import { QueryPad } from './QueryPad.tsx';
import { RankingBars } from './RankingBars.tsx';
import { Symbols } from './Symbols.tsx';

const selectKnowsDigitsOnly = ({ run: { status } }: Playground): boolean =>
  status !== null && !sources[status.settings.learnFrom].hasSymbols;

/** The network recognises a person's own symbols from one to three examples. */
export function OneShotPanel() {
  const knowsDigitsOnly = usePlayground(selectKnowsDigitsOnly);
  const data = dataInWords(useNouns());
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
          {`Your drawing is compared with every example; the symbol of the nearest one wins, and of two that are equally near the one whose examples are nearer on average. (Koch, Zemel, Salakhutdinov 2015.) A network that has learnt ${data} only tells symbols apart best that differ as ${data} do.`}
        </Tip>
      </p>
      {knowsDigitsOnly && (
        <p className={styles['offer']}>
          <span>{`This network has learnt ${data} only.`}</span>{' '}
          <Button
            className={styles['offerButton'] ?? ''}
            onClick={() => void actions.experiments.run('trained-on-scribbles')}
          >
            <Shapes size={15} aria-hidden /> Take the one for anything drawn
          </Button>
        </p>
      )}
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
