/** Begins the words of an empty panel. */
import { usePlayground } from '../../store/usePlayground.ts';

/** What to do for the panel to fill, before the words of what it will show; empty while a network trains. */
export function usePressTrain(): string {
  return usePlayground(({ runState }) => (runState === 'training' ? '' : 'Press Train. '));
}
