/** Draws how well the network tells another data set apart, which its run does not train on. */
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { useFold } from '../../components/usePanel.ts';
import { MeasuredOn } from './MeasuredOn.tsx';
import styles from './measuring.module.css';

/** Closed at first: only an open one has anything measured. */
export function MeasureOn() {
  const [isOpen, setIsOpen] = useFold('measure on');
  return (
    <Collapsible.Root className={styles['measuring']} open={isOpen} onOpenChange={setIsOpen}>
      <Collapsible.Trigger className={styles['trigger']}>
        <b>On other data</b> <span>that this run does not train on</span>
        <ChevronDown size={15} aria-hidden />
      </Collapsible.Trigger>
      <Collapsible.Content className={styles['folded']}>
        <MeasuredOn />
      </Collapsible.Content>
    </Collapsible.Root>
  );
}
