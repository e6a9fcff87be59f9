/** Draws the choice of one of the compared settings. */
import { Check, ChevronDown, X } from 'lucide-react';
import { Select } from 'radix-ui';
import { useId } from 'react';
import { Button } from '../components/Button.tsx';
import controls from '../components/controls.module.css';
import select from '../components/select.module.css';
import type { ArmGroup } from './armOptions.ts';
import styles from './setup.module.css';

interface ArmSelectProps {
  readonly label: string;
  /** The key of the chosen option. */
  readonly value: string;
  readonly groups: readonly ArmGroup[];
  readonly onChange: (key: string) => void;
  /** Takes it out of the comparison; `null` if it must stay. */
  readonly onRemove: (() => void) | null;
  /** One line below it. */
  readonly note: string;
}

/** A list in groups, a note on the choice, and a button that removes it. */
export function ArmSelect(props: ArmSelectProps) {
  const { label, value, groups, onChange, onRemove, note } = props;
  const noteId = useId();
  return (
    <div className={controls['control']}>
      <span className={controls['label']}>{label}</span>
      <div className={styles['arm']}>
        <Select.Root value={value} onValueChange={onChange}>
          <Select.Trigger
            className={`${select['select']} ${styles['trigger']}`}
            aria-label={label}
            aria-describedby={note === '' ? undefined : noteId}
          >
            <Select.Value />
            <Select.Icon>
              <ChevronDown size={15} aria-hidden />
            </Select.Icon>
          </Select.Trigger>
          <Select.Portal>
            <Select.Content
              className={`${select['selectContent']} ${styles['options']}`}
              position="popper"
              sideOffset={4}
              collisionPadding={12}
            >
              <Select.Viewport>
                {groups.map(({ title, options }) => (
                  <Select.Group key={title}>
                    <Select.Label className={styles['group']}>{title}</Select.Label>
                    {options.map(({ key, text }) => (
                      <Select.Item key={key} value={key} className={select['option']}>
                        <Select.ItemText>
                          <span>{text}</span>
                        </Select.ItemText>
                        <Select.ItemIndicator>
                          <Check size={14} aria-hidden />
                        </Select.ItemIndicator>
                      </Select.Item>
                    ))}
                  </Select.Group>
                ))}
              </Select.Viewport>
            </Select.Content>
          </Select.Portal>
        </Select.Root>
        {onRemove !== null && (
          <Button look="icon" aria-label={`Remove ${label}`} onClick={onRemove}>
            <X size={15} aria-hidden />
          </Button>
        )}
      </div>
      {note !== '' && (
        <p id={noteId} className={controls['reason']}>
          {note}
        </p>
      )}
    </div>
  );
}
