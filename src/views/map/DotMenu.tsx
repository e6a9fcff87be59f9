/** Draws the menu of a dot on the map. */
import { Popover } from 'radix-ui';
import { padNames } from '../../store/pads/pad.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { formatCount } from '../format.ts';
import { DotPreview } from './DotPreview.tsx';
import styles from './map.module.css';

/** The test digit behind a dot. */
export interface DotOfDigit {
  /** Index into the test split. */
  readonly image: number;
  /** Its class index. */
  readonly className: string;
}

interface DotMenuProps {
  readonly dot: DotOfDigit | null;
  /** In CSS pixels from the upper left corner of the map. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  /** Called after the menu has disappeared: puts the focus back. */
  readonly onClosed: () => void;
}

/** Puts the digit on pad A or pad B. */
export function DotMenu({ dot, at, onClose, onClosed }: DotMenuProps) {
  const noun = usePlayground((state) => state.dataset.imageNoun.one);
  return (
    <Popover.Root open={dot !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor asChild>
        <span className={styles['anchor']} style={{ left: at.x, top: at.y }} aria-hidden />
      </Popover.Anchor>
      {dot !== null && (
        <Popover.Portal>
          <Popover.Content
            className={styles['menu']}
            aria-label={`Test ${noun} ${formatCount(dot.image)}`}
            sideOffset={12}
            collisionPadding={12}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              onClosed();
            }}
          >
            <DotPreview image={dot.image} />
            <p className={styles['menuText']}>
              <b>{dot.className}</b>
              <span>{`test ${noun} ${formatCount(dot.image)}`}</span>
            </p>
            {padNames.map((pad) => (
              <Button
                key={pad}
                className={styles['send'] ?? ''}
                data-pad={pad}
                onClick={() => {
                  void actions.pads.putTestDigit(pad, dot.image);
                  onClose();
                }}
              >
                {`Send to ${pad.toUpperCase()}`}
              </Button>
            ))}
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  );
}
