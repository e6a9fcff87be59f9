/** Loads the code of a component when it is first shown. */
import {
  type ComponentType,
  type FunctionComponent,
  type ReactNode,
  useEffect,
  useId,
  useSyncExternalStore,
} from 'react';
import { actions } from '../../../store/usePlayground.ts';
import { Guard } from '../Guard.tsx';
import { LazyCode } from './lazyCode.ts';
import { LazyPart } from './lazyPart.ts';
import { MissingPart } from './MissingPart.tsx';

/** Puts a message where the component would be. */
export type Frame<Props> = (message: ReactNode, props: Props) => ReactNode;

/**
 * The first paint does not wait for this code. If it does not arrive, a message takes the place of the
 * component; showing the component anew, its button, and a network that is back try again.
 * @param importIt one `import()` and nothing else, see `LazyCode`
 * @param pick takes the component from the module
 * @param frame by default, the message stands alone
 */
export function later<Module, Props extends object>(
  importIt: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
  frame: Frame<Props> = (message) => message,
): FunctionComponent<Props> {
  const code = new LazyCode(importIt);
  const part = new LazyPart({
    load: () => code.load(),
    lookForNewVersion: () => actions.page.lookForNewVersion(),
  });
  return (props) => {
    const place = useId();
    const state = useSyncExternalStore(part.subscribe, part.state);
    const speaker = useSyncExternalStore(part.subscribe, part.speaker);
    useEffect(() => part.show(place), [place]);
    useEffect(() => {
      window.addEventListener('online', part.ask);
      return () => window.removeEventListener('online', part.ask);
    }, []);
    if (state.kind === 'waiting') return null;
    if (state.kind === 'missing') {
      const { offer, isTrying } = state;
      return frame(
        <MissingPart
          offer={offer}
          isTrying={isTrying}
          isSpeaker={speaker === place}
          onTryAgain={part.ask}
        />,
        props,
      );
    }
    const Component = pick(state.module);
    return (
      <Guard frame={(message) => frame(message, props)}>
        <Component {...props} />
      </Guard>
    );
  };
}
