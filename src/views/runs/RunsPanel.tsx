/** Draws the tab with all kept runs: their table, what is done with them, and the room that they take. */
import { Download, Undo2, Upload, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { runNameOf } from '../../store/runs/keptRun.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { FileInput } from '../components/FileInput.tsx';
import { csvOf } from '../components/picture/pictureTable.ts';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { Empty } from '../results/Empty.tsx';
import { CompareOverSeedsButton } from '../seeds/CompareOverSeedsButton.tsx';
import { KeptRoom } from './KeptRoom.tsx';
import { RunsTable } from './RunsTable.tsx';
import { runColumns, runsTable, type SortOrder, sortedRuns } from './runColumns.ts';
import styles from './runsPanel.module.css';

/** Newest first, until a person sorts by a column. */
export function RunsPanel() {
  const runs = usePlayground((state) => state.runs.list);
  const atHand = usePlayground((state) => state.dataset);
  const own = usePlayground((state) => state.datasets.list);
  const [showsAll, setShowsAll] = useState(false);
  const [order, setOrder] = useState<SortOrder | null>(null);
  useEffect(() => void actions.runsList.refresh(), []);
  const data = useMemo(() => ({ atHand, own }), [atHand, own]);
  const columns = useMemo(() => runColumns(runs, data, showsAll), [runs, data, showsAll]);
  const rows = order === null ? runs : sortedRuns(runs, columns, order);
  return (
    <div className={styles['panel']}>
      <div className={styles['head']}>
        <p className={styles['note']}>
          Every run is kept in this browser by itself. Name the ones that you want to keep for good:
          the oldest unnamed runs go when there is no room left.
        </p>
        <div className={styles['tools']}>
          {runs.length > 0 && (
            <>
              <SwitchControl
                label="All settings"
                isOn={showsAll}
                onChange={setShowsAll}
                tip="Without it, only the settings in which some runs differ have a column. A value that most runs do not have stands out."
              />
              <Button
                onClick={() =>
                  actions.page.saveFile({ name: 'runs.csv', text: csvOf(runsTable(rows, data)) })
                }
              >
                <Download size={15} aria-hidden /> Save table (CSV)
              </Button>
            </>
          )}
          <ImportRun />
          <CompareOverSeedsButton />
        </div>
      </div>
      <DeletedLine />
      {runs.length === 0 ? (
        <Empty title="No run yet">
          Train a network: its weights, curves and settings are kept here from the first seconds on,
          to be brought back, compared and taken away.
        </Empty>
      ) : (
        <RunsTable runs={rows} columns={columns} order={order} onOrder={setOrder} />
      )}
      <KeptRoom />
    </div>
  );
}

function ImportRun() {
  const input = useRef<HTMLInputElement>(null);
  const hasNetwork = usePlayground((state) => state.run.status !== null);
  return (
    <>
      <Button
        disabled={!hasNetwork}
        aria-label="Choose a run file"
        onClick={() => input.current?.click()}
      >
        <Upload size={15} aria-hidden /> Import run
      </Button>
      <FileInput
        ref={input}
        label="Import run"
        accept=".json,application/json"
        onFile={(file) => void actions.runs.import(file)}
      />
    </>
  );
}

/** Offers to bring back the run that was deleted last. */
function DeletedLine() {
  const deleted = usePlayground((state) => state.runs.deleted);
  if (deleted === null) return null;
  return (
    <div role="status" className={styles['deleted']}>
      <p>{`${runNameOf(deleted)} was deleted.`}</p>
      <Button onClick={() => void actions.runsList.bringBack()}>
        <Undo2 size={15} aria-hidden /> Undo delete
      </Button>
      <Button look="icon" aria-label="Close the line" onClick={actions.runsList.dismissDeleted}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}
