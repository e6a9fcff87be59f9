/** Draws the search for a class above the confusion matrix, and says which classes it shows. */
import type { ClassFacts } from '../../settings/datasets.ts';
import type { LookedAtClass } from '../../store/confusions/confusions.ts';
import { actions } from '../../store/usePlayground.ts';
import { Button } from '../components/Button.tsx';
import { ClassSearch } from '../components/ClassSearch.tsx';
import styles from './confusions.module.css';
import { type ShownMatrix, whichAreShown } from './shownMatrix.ts';

interface ShownClassesProps {
  readonly dataset: ClassFacts;
  readonly shown: ShownMatrix;
  readonly lookedAt: LookedAtClass | null;
}

/** Where classes are many. A saved picture has the sentence, and not the search. */
export function ShownClasses({ dataset, shown, lookedAt }: ShownClassesProps) {
  const { one } = dataset.classNoun;
  return (
    <div className={styles['shown']} data-takes-focus tabIndex={-1}>
      <ClassSearch
        dataset={dataset}
        label={`Search a ${one} in the confusions`}
        placeholder={`Search a ${one} …`}
        onPick={(label) => void actions.confusions.lookAt(label)}
      >
        {lookedAt !== null && (
          <Button onClick={() => actions.confusions.lookAtWorst()}>Back to the worst ten</Button>
        )}
      </ClassSearch>
      <p className={styles['which']} role="status">
        {whichAreShown(shown, lookedAt, dataset)}
      </p>
    </div>
  );
}
