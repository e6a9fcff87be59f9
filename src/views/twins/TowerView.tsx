/** Draws one tower: its layers as bars. */
import { Tooltip } from 'radix-ui';
import { useRef } from 'react';
import type { Activations } from '../../store/core/state.ts';
import { shareOf } from '../format.ts';
import { LayerView } from './LayerView.tsx';
import styles from './layers.module.css';
import { layerName, sentenceOf } from './layerWords.ts';
import { largestMagnitude } from './magnitude.ts';

interface TowerProps {
  readonly side: 'a' | 'b';
  /** The layers before the embedding, in words. */
  readonly layers: readonly string[];
  readonly activations: Activations | null;
  readonly opened: { readonly side: 'a' | 'b'; readonly layer: number } | null;
  readonly onOpen: (opened: { side: 'a' | 'b'; layer: number } | null) => void;
}

/** Heights of the first and the last bar, in percent: the layers go from many numbers to few. */
const [highest, lowest] = [100, 46];

/** More active parts of a layer are darker. Each layer opens in a close view. */
export function TowerView(props: TowerProps) {
  return (
    <div className={styles['tower']} data-side={props.side}>
      {props.layers.map((text, layer) => (
        <LayerBar key={String(layer)} {...props} text={text} layer={layer} />
      ))}
    </div>
  );
}

interface LayerBarProps extends TowerProps {
  readonly text: string;
  /** Its index; the image is below layer 0. */
  readonly layer: number;
}

function LayerBar({ side, layers, activations, opened, onOpen, text, layer }: LayerBarProps) {
  const button = useRef<HTMLButtonElement>(null);
  const share = layers.length > 1 ? layer / (layers.length - 1) : 0;
  const closely = activations?.opened?.layer === layer ? activations.opened : null;
  const change = (willOpen: boolean): void => {
    // Keyboard focus may scroll the page, and Radix closes the view on scrolling: it stays open here.
    const isHere = button.current?.matches(':focus-visible') === true;
    if (willOpen) onOpen({ side, layer });
    else if (!isHere) onOpen(null);
  };
  return (
    <Tooltip.Root
      open={opened?.side === side && opened.layer === layer}
      delayDuration={150}
      onOpenChange={change}
    >
      <Tooltip.Trigger asChild>
        <button
          ref={button}
          type="button"
          className={styles['layer']}
          aria-label={layerName(layer, layers.length, text, side)}
          onClick={(event) => {
            // A tap opens it too; Radix would close it.
            event.preventDefault();
            onOpen({ side, layer });
          }}
        >
          <ProfileBar
            profile={activations?.profiles[layer]?.[side] ?? null}
            scale={largestIn(activations, layer)}
            height={highest - share * (highest - lowest)}
          />
        </button>
      </Tooltip.Trigger>
      {/* Inside the figure and not at the end of the page: it must belong to the same landmark. */}
      <Tooltip.Content
        className={styles['popover']}
        side="bottom"
        sideOffset={6}
        collisionPadding={12}
        aria-label={closely === null ? text : `${text}. ${sentenceOf(closely)}`}
        onEscapeKeyDown={() => onOpen(null)}
      >
        <LayerView text={text} opened={closely} />
      </Tooltip.Content>
    </Tooltip.Root>
  );
}

interface ProfileBarProps {
  readonly profile: Float32Array | null;
  readonly scale: number;
  /** In percent. */
  readonly height: number;
}

const segment = 10;

function ProfileBar({ profile, scale, height }: ProfileBarProps) {
  const parts = Array.from(profile ?? [0], (value, part) => ({ value, part }));
  return (
    <svg
      viewBox={`0 0 ${segment} ${segment * parts.length}`}
      preserveAspectRatio="none"
      style={{ height: `${height}%` }}
      aria-hidden
    >
      {parts.map(({ value, part }) => (
        <rect
          key={part}
          y={part * segment}
          width={segment}
          height={segment}
          fillOpacity={0.06 + 0.9 * shareOf(value, scale)}
        />
      ))}
    </svg>
  );
}

/** The largest activation of a layer in both towers: both have one scale. */
function largestIn(activations: Activations | null, layer: number): number {
  const { a = null, b = null } = activations?.profiles[layer] ?? {};
  return largestMagnitude(a, b);
}
