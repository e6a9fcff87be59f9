/** Draws the surface of the map and handles its pointers and keys. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { classNameOf, type DatasetFacts } from '../../settings/datasets.ts';
import type { GalleryDigits } from '../../store/core/state.ts';
import { isForOthers } from '../components/keys.ts';
import { useDeviceSize, usePixelRatio } from '../components/useCanvas.ts';
import { useStillness } from '../components/useStillness.ts';
import { formatCount } from '../format.ts';
import {
  type Camera,
  type Frame,
  fromScreen,
  type MapPoint,
  scaleOf,
  toScreen,
  wholeMap,
  zoomed,
} from './camera.ts';
import { DotMenu } from './DotMenu.tsx';
import { DotPreview } from './DotPreview.tsx';
import { type Dots, nearestDot, nextDot } from './dots.ts';
import { LiveMap } from './liveMap.ts';
import styles from './map.module.css';
import { mapKeyOf, zoomStep } from './mapKeys.ts';
import type { Scene } from './scene.ts';
import type { ShownClasses } from './shownClasses.ts';
import { useMapGestures } from './useMapGestures.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

/** Height of the map as a share of its width. */
const heightShare = 0.86;
/** The largest distance between a pointer and its dot, in CSS pixels. */
const pointerReach = 12;
const touchReach = 24;

interface MapCanvasProps {
  readonly scene: Scene;
  readonly gallery: GalleryDigits;
  readonly dataset: DatasetFacts;
  /** [classes] of the theme. */
  readonly classColours: readonly string[];
  readonly shown: ShownClasses;
  /** The distance of the drawings in words; `null` without one. */
  readonly distance: string | null;
  readonly isSeen: boolean;
}

/** The dots are pixels: for screen readers, a hidden text names the dot at the keyboard cursor. */
export function MapCanvas(props: MapCanvasProps) {
  const { scene, gallery, dataset, classColours, shown, distance, isSeen } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const live = useRef<LiveMap>(null);
  const [camera, setCamera] = useState<Camera>(wholeMap);
  const [hovered, setHovered] = useState<number | null>(null);
  const [lastCursor, setCursor] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const widthPx = useDeviceSize(canvas);
  const pixelRatio = usePixelRatio();
  const isStill = useStillness();
  const hintId = useId();
  const { labels, images } = gallery;
  const { one, many } = dataset.imageNoun;
  const frame = frameOf(widthPx / pixelRatio);

  const dots = useMemo<Dots>(
    () => ({ positions: scene.dots, isShown: (dot) => shown.has(labels[dot] ?? -1) }),
    [scene.dots, shown, labels],
  );
  // Its dot may have been hidden since.
  const cursor = lastCursor !== null && dots.isShown(lastCursor) ? lastCursor : null;

  useEffect(() => {
    if (canvas.current === null) return;
    const map = new LiveMap(canvas.current);
    live.current = map;
    return () => map.stop();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || widthPx === 0 || !isSeen) return;
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name);
    live.current?.show({
      scene,
      labels,
      shown,
      classNames: dataset.classes,
      distance,
      pointedOut: [hovered, chosen ?? cursor].filter((dot) => dot !== null),
      camera,
      colours: {
        classes: classColours,
        ink: colour('--ink'),
        soft: colour('--soft'),
        card: colour('--card'),
        a: colour('--a'),
        b: colour('--b'),
      },
      widthPx,
      heightPx: Math.round(heightShare * widthPx),
      pixelRatio,
      isStill,
    });
  }, [
    scene,
    labels,
    shown,
    dataset,
    // Another theme brings others, and its other colours with them.
    classColours,
    distance,
    hovered,
    cursor,
    chosen,
    camera,
    widthPx,
    pixelRatio,
    isSeen,
    isStill,
  ]);

  const dotAt = (pixel: MapPoint, reach: number): number | null => {
    // Uses the positions on the screen: the dots may still be moving.
    const positions = live.current?.dots ?? scene.dots;
    const within = reach / scaleOf(frame, camera);
    return nearestDot({ ...dots, positions }, fromScreen(pixel, frame, camera), within);
  };
  const zoom = (factor: number, pixel: MapPoint = middleOf(frame)): void =>
    setCamera((before) => zoomed(before, frame, factor, pixel));

  const gestures = useMapGestures(canvas, {
    frame: () => frame,
    onCamera: setCamera,
    onHover: (pixel) => setHovered(pixel === null ? null : dotAt(pixel, pointerReach)),
    onClick: (pixel, isTouch) => setChosen(dotAt(pixel, isTouch ? touchReach : pointerReach)),
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = isForOthers(event) ? null : mapKeyOf(event);
    if (key === null) return;
    event.preventDefault();
    switch (key.kind) {
      case 'zoom':
        zoom(key.factor, cursor === null ? undefined : pixelOf(scene, cursor, frame, camera));
        break;
      case 'reset':
        setCamera(wholeMap);
        break;
      case 'open':
        setChosen(cursor);
        break;
      case 'go': {
        const next =
          cursor === null
            ? nearestDot(dots, camera, Number.POSITIVE_INFINITY)
            : nextDot(dots, cursor, key.direction);
        setCursor(next ?? cursor);
      }
    }
  };

  const pointedOut = chosen ?? hovered ?? cursor;
  const named = pointedOut === null ? null : dotOf(gallery, pointedOut, dataset);
  const place = pixelOf(scene, pointedOut ?? 0, frame, camera);
  return (
    <div className={styles['surface']} role="application" aria-label={`Map of test ${many}`}>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        style={{
          aspectRatio: `1 / ${heightShare}`,
          touchAction: camera.zoom > 1 ? 'none' : 'pan-y',
        }}
        role="img"
        aria-label={`Test ${many}`}
        aria-describedby={hintId}
        tabIndex={0}
        data-testid="map-canvas"
        data-zoom={camera.zoom}
        data-cursor={cursor === null ? '' : images[cursor]}
        onKeyDown={onKeyDown}
        onDoubleClick={({ nativeEvent: { offsetX, offsetY } }) => {
          setChosen(null);
          zoom(zoomStep ** 2, { x: offsetX, y: offsetY });
        }}
        {...gestures}
      />
      <p id={hintId} className={styles['unseen']}>
        Arrow keys go from dot to dot, Enter sends one to a pad, plus and minus zoom.
      </p>
      <p className={styles['unseen']} aria-live="polite">
        {cursor !== null &&
          `${dotOf(gallery, cursor, dataset).className}, test ${one} ${formatCount(images[cursor] ?? 0)}`}
      </p>
      <ZoomButtons zoom={camera.zoom} onZoom={zoom} onReset={() => setCamera(wholeMap)} />
      {named !== null && chosen === null && (
        <div
          className={styles['hover']}
          data-testid="dot-preview"
          style={{ left: place.x, top: place.y }}
          data-is-low={place.y < frame.height / 2}
          data-is-left={place.x > frame.width / 2}
          aria-hidden
        >
          <DotPreview image={named.image} />
          <b>{named.className}</b>
        </div>
      )}
      <DotMenu
        dot={chosen === null ? null : named}
        at={place}
        onClose={() => setChosen(null)}
        onClosed={() => canvas.current?.focus()}
      />
    </div>
  );
}

/** The map in CSS pixels. */
function frameOf(width: number): Frame {
  return { width, height: heightShare * width };
}

function middleOf({ width, height }: Frame): MapPoint {
  return { x: width / 2, y: height / 2 };
}

function dotOf({ images, labels }: GalleryDigits, dot: number, dataset: DatasetFacts) {
  return { image: images[dot] ?? 0, className: classNameOf(dataset, labels[dot] ?? 0) };
}

function pixelOf({ dots }: Scene, dot: number, frame: Frame, camera: Camera): MapPoint {
  return toScreen({ x: dots[2 * dot] ?? 0, y: dots[2 * dot + 1] ?? 0 }, frame, camera);
}
