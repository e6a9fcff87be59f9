/** Draws one symbol. */
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { longestSymbolName, mostExamplesOfSymbol } from '../../settings/limits.ts';
import { canAddExample, nameOf, type OwnSymbol } from '../../store/oneShot/ownSymbols.ts';
import { actions } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { DigitThumb } from '../components/DigitThumb.tsx';
import { useHandedOnFocus } from '../components/useHandedOnFocus.ts';
import { ExampleMenu } from './ExampleMenu.tsx';
import styles from './symbols.module.css';

/** Its name, its examples, and a button to add an example. */
export function SymbolCard({ symbol }: { readonly symbol: OwnSymbol }) {
  const { id, examples } = symbol;
  const name = nameOf(symbol);
  return (
    <li className={styles['card']} data-symbol={name}>
      <div className={styles['cardHead']}>
        <input
          className={styles['nameInput']}
          aria-label={`Name of ${name}`}
          maxLength={longestSymbolName}
          placeholder={name}
          value={symbol.name}
          onChange={(event) => actions.oneShot.rename(id, event.target.value)}
        />
        <Button
          look="icon"
          aria-label={`Remove ${name}`}
          onClick={() => actions.oneShot.removeSymbol(id)}
        >
          <X size={15} aria-hidden />
        </Button>
      </div>
      <div className={styles['examples']}>
        {examples.map((example, index) => (
          <Example
            key={String(index)}
            pixels={example}
            label={`Remove example ${index + 1} of ${name}`}
            onPress={() => actions.oneShot.removeExample(id, index)}
          />
        ))}
        {Array.from({ length: mostExamplesOfSymbol - examples.length }, (_, free) => (
          <span key={String(free)} className={styles['free']} aria-hidden />
        ))}
      </div>
      <ExampleMenu symbolId={id} name={name} isFull={!canAddExample(symbol)}>
        <Plus size={15} aria-hidden /> Add example
      </ExampleMenu>
    </li>
  );
}

interface ExampleProps {
  readonly pixels: Uint8Array;
  readonly label: string;
  readonly onPress: () => void;
}

/** A press removes the example. */
function Example({ pixels, label, onPress }: ExampleProps) {
  const button = useRef<HTMLButtonElement>(null);
  useHandedOnFocus(button);
  return (
    <button
      ref={button}
      type="button"
      className={styles['example']}
      aria-label={label}
      title="Press to remove this example"
      onClick={onPress}
    >
      <DigitThumb pixels={pixels} />
    </button>
  );
}
