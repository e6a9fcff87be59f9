/** Draws a complete program, with a button that copies it. */
import { Check, Copy } from 'lucide-react';
import { ScrollArea } from 'radix-ui';
import { useRef, useState } from 'react';
import { Button } from '../Button.tsx';
import type { Elements } from '../elements.ts';
import styles from './program.module.css';

type CopyState = 'idle' | 'copied' | 'selected';

const copyWords: Record<CopyState, string> = {
  idle: '',
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard or its menu.',
};

interface CopyProgramProps {
  readonly title: string;
  readonly program: string;
  /** What comments begin with. */
  readonly comment: '//' | '#';
  /** Says how to run it. */
  readonly note: Elements;
}

/** The whole text can be copied at once. */
export function CopyProgram({ title, program, comment, note }: CopyProgramProps) {
  const block = useRef<HTMLPreElement>(null);
  const [copyState, setCopyState] = useState<CopyState>('idle');
  const lines = program
    .trimEnd()
    .split('\n')
    .map((text, index) => ({ number: index + 1, text, isComment: text.startsWith(comment) }));

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
        <h3>{title}</h3>
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
      {note}
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
