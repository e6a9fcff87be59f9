/** Draws the menu that makes a drawing an example of a symbol. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { clearPad } from '../../store/pads/pad.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import menu from '../components/menu.module.css';

interface ExampleMenuProps {
  /** The symbol that gets the example; `null`: a new symbol. */
  readonly symbolId: number | null;
  readonly name: string;
  readonly isFull: boolean;
  readonly children: ReactNode;
}

/** Offers the drawing of this panel and the drawings of pads A and B. */
export function ExampleMenu({ symbolId, name, isFull, children }: ExampleMenuProps) {
  const query = usePlayground(({ oneShot }) => oneShot.query.digit);
  const a = usePlayground(({ pads }) => pads.a.digit);
  const b = usePlayground(({ pads }) => pads.b.digit);
  const add = (digit: Uint8Array): void => actions.oneShot.addExample(symbolId, digit);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button disabled={isFull} aria-label={`Add an example of ${name}`}>
          {children}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className={menu['menu']}
        align="start"
        sideOffset={4}
        collisionPadding={12}
      >
        <Item
          text="The drawing above"
          digit={query}
          onSelect={(digit) => {
            add(digit);
            // Cleared: the drawing would otherwise find itself as its nearest example.
            actions.oneShot.changeQuery(clearPad);
          }}
        />
        <Item text="Drawing A" digit={a} onSelect={add} />
        <Item text="Drawing B" digit={b} onSelect={add} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

interface ItemProps {
  readonly text: string;
  readonly digit: Uint8Array | null;
  readonly onSelect: (digit: Uint8Array) => void;
}

function Item({ text, digit, onSelect }: ItemProps) {
  return (
    <DropdownMenu.Item
      className={menu['item']}
      disabled={digit === null}
      onSelect={() => digit !== null && onSelect(digit)}
    >
      {text}
    </DropdownMenu.Item>
  );
}
