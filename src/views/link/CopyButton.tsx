/** Draws a button that copies a text. */
import { Check, Copy } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { Button } from '../components/Button.tsx';

interface CopyButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Whether the text, as it is now, was copied. */
  readonly isCopied: boolean;
  readonly children: string;
}

export function CopyButton({ isCopied, children, ...rest }: CopyButtonProps) {
  return (
    <Button {...rest}>
      {isCopied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
      <span>{children}</span>
    </Button>
  );
}
