/** Keeps which classes a person has hidden or picked out on the map, as long as the data set stays. */
import { useCallback, useState } from 'react';
import type { DatasetFacts } from '../../settings/datasets.ts';

const none: readonly number[] = [];

/** Class indices, and how to choose others. Of another data set, none are chosen. */
export function useChosenClasses({ id }: Pick<DatasetFacts, 'id'>) {
  const [chosen, setChosen] = useState({ id, labels: none });
  if (chosen.id !== id) setChosen({ id, labels: none });
  const choose = useCallback((labels: readonly number[]) => setChosen({ id, labels }), [id]);
  return [chosen.id === id ? chosen.labels : none, choose] as const;
}
