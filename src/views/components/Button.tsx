import { type ButtonHTMLAttributes, type Ref, useImperativeHandle, useRef } from 'react';
import styles from './controls.module.css';
import { useHandedOnFocus } from './useHandedOnFocus.ts';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is for the one thing to do next. */
  readonly look?: 'primary' | 'plain' | 'icon';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button; disabled ones keep their place, and one that goes hands its focus on. */
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
