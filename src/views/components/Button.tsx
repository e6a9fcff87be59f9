import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './controls.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is for the one thing to do next. */
  readonly look?: 'primary' | 'plain' | 'icon';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button; disabled ones keep their place. */
export function Button({ look = 'plain', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles['button']} ${styles[look]} ${className}`}
      {...rest}
    />
  );
}
