import { expect, it } from 'vitest';
import { openPlayground } from '../../helpers/fakePlayground.ts';

it('an action works as a callback, apart from its feature', async () => {
  const { state } = await openPlayground();
  const { putRandomDigit, swap } = state().actions.pads;
  await putRandomDigit('a');
  const { digit } = state().pads.a;
  swap();
  expect(state().pads.a.digit).toBeNull();
  expect(state().pads.b.digit).toEqual(digit);
});
