/** Draws every button of the page. */
import { type ButtonHTMLAttributes, type Ref, useImperativeHandle, useRef } from 'react';
import styles from './controls.module.css';
import { useHandedOnFocus } from './useHandedOnFocus.ts';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one action that a person takes next. */
  readonly look?: 'primary' | 'plain' | 'icon';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A disabled button keeps its place. A button that disappears hands its focus on. */
export function Button({ look = 'plain', className = '', ref, ...rest }: ButtonProps) {
  const element = useRef<HTMLButtonElement>(null);
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
    ref,
    () => element.current,
    [],
  );
  useHandedOnFocus(element);
  return (
    <button
      ref={element}
      type="button"
      className={`${styles['button']} ${styles[look]} ${className}`}
      {...rest}
    />
  );
}
