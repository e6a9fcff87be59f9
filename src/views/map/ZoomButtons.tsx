/** Draws the zoom buttons of the map. */
import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '../components/Button.tsx';
import styles from './map.module.css';
import { zoomStep } from './mapKeys.ts';

interface ZoomButtonsProps {
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly onReset: () => void;
}

/** Zoom in, zoom out, show the whole map. */
export function ZoomButtons({ zoom, onZoom, onReset }: ZoomButtonsProps) {
  const isWhole = zoom === 1;
  return (
    <div className={styles['zoom']} data-picture-chrome>
      <Button
        look="icon"
        className={styles['zoomButton'] ?? ''}
        aria-label="Zoom in"
        onClick={() => onZoom(zoomStep)}
      >
        <Plus size={14} aria-hidden />
      </Button>
      <Button
        look="icon"
        className={styles['zoomButton'] ?? ''}
        aria-label="Zoom out"
        disabled={isWhole}
        onClick={() => onZoom(1 / zoomStep)}
      >
        <Minus size={14} aria-hidden />
      </Button>
      <Button
        look="icon"
        className={styles['zoomButton'] ?? ''}
        aria-label="Show the whole map"
        disabled={isWhole}
        onClick={onReset}
      >
        <Maximize size={13} aria-hidden />
      </Button>
    </div>
  );
}
