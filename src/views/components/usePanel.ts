/** Remembers which view of a panel a person has chosen: it is kept with the page. */
import { actions, usePlayground } from '../../store/usePlayground.ts';

/**
 * The chosen view and a function that chooses another one.
 * @param name of the panel
 * @param views all views; the first is shown at first, and if an unknown one was kept
 */
export function usePanel<View extends string>(
  name: string,
  views: readonly [View, ...View[]],
): [View, (view: string) => void] {
  const kept = usePlayground(({ panels }) => panels[name]);
  const chosen = views.find((view) => view === kept) ?? views[0];
  return [chosen, (view) => actions.page.choosePanel(name, view)];
}

/** Whether a part of the page that can be folded is open, and a function that opens or closes it. */
export function useFold(name: string): [boolean, (isOpen: boolean) => void] {
  const [view, choose] = usePanel(name, ['closed', 'open']);
  return [view === 'open', (isOpen) => choose(isOpen ? 'open' : 'closed')];
}
