/** Draws one run: its name, its figures, and what a person can do with it. */
import {
  ChartLine,
  Copy,
  Download,
  FolderOpen,
  type LucideIcon,
  Pencil,
  Trash2,
} from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { type KeptRun, longestRunName, runNameOf } from '../../store/runs/keptRun.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { RunSwatch } from '../curves/RunSwatch.tsx';
import type { RunColumn } from './runColumns.ts';
import styles from './runsTable.module.css';

interface RunRowProps {
  readonly run: KeptRun;
  readonly columns: readonly RunColumn[];
  /** `here`: it is the run at hand; `elsewhere`: another tab has it open. */
  readonly place: 'here' | 'elsewhere' | 'kept';
}

const placeWords = { here: 'at hand', elsewhere: 'open in another tab', kept: null } as const;

export function RunRow({ run, columns, place }: RunRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const name = runNameOf(run);
  return (
    <tr data-place={place}>
      <td>{place !== 'here' && <OverlaySwitch run={run} name={name} />}</td>
      <th scope="row">
        {isRenaming ? (
          <NameField run={run} onEnd={() => setIsRenaming(false)} />
        ) : (
          <span className={styles['name']} data-named={run.name !== null}>
            {name}
          </span>
        )}
        {placeWords[place] !== null && <span className={styles['place']}>{placeWords[place]}</span>}
      </th>
      <td className={styles['actions']}>
        <RowButton
          name="Open"
          icon={FolderOpen}
          title={
            place === 'elsewhere'
              ? 'Open a copy: the run itself is open in another tab'
              : 'Open: brings back its network, curves and drawings'
          }
          isPossible={place !== 'here'}
          onPress={() => void actions.runs.open(run.key)}
        />
        <RowButton
          name="Rename"
          icon={Pencil}
          title="Rename: a named run is kept for good"
          onPress={() => setIsRenaming(true)}
        />
        <RowButton
          name="Duplicate"
          icon={Copy}
          title="Duplicate"
          onPress={() => void actions.runs.duplicate(run.key)}
        />
        <RowButton
          name="Export run"
          icon={Download}
          title="Export run: one file from which another browser carries it on"
          onPress={() => void actions.runs.export(run.key)}
        />
        <RowButton
          name="Delete"
          icon={Trash2}
          title={place === 'elsewhere' ? 'Another tab has it open' : 'Delete'}
          isPossible={place !== 'elsewhere'}
          onPress={() => void actions.runs.remove(run.key)}
        />
      </td>
      {columns.map((column) => (
        <td
          key={column.key}
          data-is-number={column.isNumber}
          data-stands-out={column.standsOut(run)}
          data-value={column.value(run) ?? ''}
        >
          {column.text(run)}
        </td>
      ))}
    </tr>
  );
}

interface RowButtonProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly isPossible?: boolean;
  readonly onPress: () => void;
}

function RowButton({ name, icon: Icon, title, isPossible = true, onPress }: RowButtonProps) {
  return (
    <Button look="icon" aria-label={name} title={title} disabled={!isPossible} onClick={onPress}>
      <Icon size={15} aria-hidden />
    </Button>
  );
}

/** Shows the run's curves behind those of the run at hand; the swatch is that of its lines. */
function OverlaySwitch({ run, name }: { readonly run: KeptRun; readonly name: string }) {
  const style = usePlayground(
    ({ overlays }) => overlays.find(({ key }) => key === run.key)?.style ?? null,
  );
  return (
    <Checkbox.Root
      className={styles['overlay']}
      checked={style !== null}
      aria-label={`${name} in the curves`}
      title="Shows its curves behind those of the run at hand"
      onCheckedChange={() => void actions.runs.toggleOverlay(run.key)}
    >
      {style === null ? <ChartLine size={15} aria-hidden /> : <RunSwatch style={style} />}
    </Checkbox.Root>
  );
}

/** Enter and leaving the field take the name, Escape leaves it as it was. */
function NameField({ run, onEnd }: { readonly run: KeptRun; readonly onEnd: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  // The person has just asked to type here.
  useEffect(() => input.current?.select(), []);
  const take = (name: string): void => {
    if (name.trim() !== (run.name ?? '')) void actions.runsList.rename(run.key, name);
    onEnd();
  };
  return (
    <input
      ref={input}
      className={styles['field']}
      aria-label="Name of the run"
      maxLength={longestRunName}
      defaultValue={run.name ?? ''}
      placeholder={runNameOf(run)}
      onBlur={({ currentTarget }) => take(currentTarget.value)}
      onKeyDown={({ key, currentTarget, nativeEvent }) => {
        // Enter also ends the choice of a sign that is written with several keys.
        if (nativeEvent.isComposing) return;
        if (key === 'Enter') take(currentTarget.value);
        if (key === 'Escape') onEnd();
      }}
    />
  );
}
