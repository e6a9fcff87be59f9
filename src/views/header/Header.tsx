/** Draws the bar at the top of the page. */
import { Moon, Sun } from 'lucide-react';
import { Button } from '../components/Button.tsx';
import { Guard } from '../components/Guard.tsx';
import { Hidable } from '../components/Hidable.tsx';
import { ExperimentsMenu } from '../experiments/ExperimentsMenu.tsx';
import { useTheme } from '../theme/useTheme.ts';
import { BackendAndData } from './BackendAndData.tsx';
import styles from './header.module.css';
import { RunButtons } from './RunButtons.tsx';
import { RunFigures } from './RunFigures.tsx';
import { WeightsButtons } from './WeightsButtons.tsx';

/** Buttons to run the network, its progress, and buttons to save and load its weights. */
export function Header() {
  const { theme, canChoose, toggle } = useTheme();
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>
        <img src="./icon.svg" alt="" width={26} height={26} /> Siamese Playground
      </h1>
      <Hidable parts={['experiments']}>
        <ExperimentsMenu />
      </Hidable>
      <Guard look="line">
        <RunButtons />
      </Guard>
      <Guard look="line">
        <RunFigures />
      </Guard>
      <div className={styles['end']}>
        <BackendAndData />
        <Hidable parts={['weights']}>
          <WeightsButtons />
        </Hidable>
        {canChoose && (
          <Button
            look="icon"
            aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            onClick={toggle}
          >
            {theme === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
          </Button>
        )}
      </div>
    </header>
  );
}
