/** Draws what stands below the map in place of a legend where classes are many: a search that picks some out. */
import type { ClassFacts } from '../../settings/datasets.ts';
import { Button } from '../components/Button.tsx';
import { ClassChips } from '../components/ClassChips.tsx';
import { ClassSearch } from '../components/ClassSearch.tsx';
import { ClassMark } from './ClassMark.tsx';
import styles from './map.module.css';
import { mostInLegend } from './shownClasses.ts';
import { looksWords, pickedWords } from './words.ts';

export interface ClassesBelowProps {
  readonly dataset: ClassFacts;
  /** [classes] */
  readonly colours: readonly string[];
  /** Class indices: those hidden in the legend, or those picked out by the search. */
  readonly chosen: readonly number[];
  /** How many dots are painted in full; `null` before there are dots. */
  readonly shownDots: number | null;
  readonly onChoose: (chosen: readonly number[]) => void;
}

export function MapSearch({ dataset, colours, chosen, shownDots, onChoose }: ClassesBelowProps) {
  const { one, many } = dataset.classNoun;
  return (
    <div className={styles['finder']} data-takes-focus tabIndex={-1}>
      <ClassSearch
        dataset={dataset}
        label={`Find a ${one} on the map`}
        placeholder={`Find a ${one} on the map …`}
        onPick={(label) => onChoose([...new Set([...chosen, label])])}
      >
        {chosen.length > 0 && (
          <Button aria-label={`Show all ${many}`} onClick={() => onChoose([])}>
            Show all
          </Button>
        )}
      </ClassSearch>
      {chosen.length > 0 && (
        <ClassChips
          dataset={dataset}
          picked={chosen}
          most={mostInLegend}
          actionOn={(name) => `Do not pick out ${name}`}
          markOf={(label) => <ClassMark label={label} colour={colours[label]} />}
          onRemove={(removed) => onChoose(chosen.filter((label) => label !== removed))}
        />
      )}
      <p className={styles['note']} role="status">
        {chosen.length > 0 ? pickedWords(chosen.length, shownDots, dataset) : looksWords(dataset)}
      </p>
    </div>
  );
}
