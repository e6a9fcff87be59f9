/** Draws the menu of experiments. */
import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { experimentIds, experiments } from '../../settings/experiments.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import styles from './experiments.module.css';

/** One press sets everything up, starts a new run and trains. */
export function ExperimentsMenu() {
  const canRun = usePlayground(({ runState }) => runState !== 'loading' && runState !== 'error');
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild disabled={!canRun}>
        <Button>
          Experiments <ChevronDown size={14} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={styles['menu']}
        align="start"
        sideOffset={6}
        collisionPadding={12}
      >
        <DropdownMenu.Label className={styles['about']}>
          One press sets it up and starts over; what was learnt can be brought back.
        </DropdownMenu.Label>
        {experimentIds.map((id) => (
          <DropdownMenu.Item
            key={id}
            className={styles['item']}
            onSelect={() => void actions.experiments.run(id)}
          >
            <span className={styles['name']}>{experiments[id].name}</span>
            <span className={styles['hint']}>{experiments[id].hint}</span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
