/** Draws what training learns from: digits, made-up symbols, or both. */
import { symbolRange } from '../../../settings/batchRules.ts';
import { sourceKinds } from '../../../settings/choices.ts';
import { sources } from '../../../settings/facts/sources.ts';
import { actions, usePlayground } from '../../../store/usePlayground.ts';
import { later } from '../../components/lazy/later.tsx';
import { NumberControl } from '../../components/NumberControl.tsx';
import { Segmented } from '../../components/Segmented.tsx';

const options = sourceKinds.map((value) => ({ value, text: sources[value].text }));

const SymbolSheet = later(
  () => import('./SymbolSheet.tsx'),
  (module) => module.SymbolSheet,
);

/** With symbols, also how many there are in a step, and what they look like. */
export function LearnFrom() {
  const settings = usePlayground((state) => state.settings);
  const dataset = usePlayground((state) => state.dataset);
  const { learnFrom, symbolsPerBatch, imagesPerSymbol, seed } = settings;
  const { meaning, hasSymbols } = sources[learnFrom];
  return (
    <>
      <Segmented
        label="Learn from"
        value={learnFrom}
        options={options}
        isStacked
        onChange={(value) => void actions.run.set('learnFrom', value)}
        tip={`What the images of a step show. ${meaning}`}
      />
      {hasSymbols && (
        <>
          <SymbolSheet seed={seed} />
          <NumberControl
            label="Symbols per batch"
            name="symbolsPerBatch"
            value={symbolsPerBatch}
            onChange={(value) => void actions.run.set('symbolsPerBatch', value)}
            range={symbolRange('symbolsPerBatch', settings, dataset)}
            tip="How many different symbols there are in one step, drawn from up to 3,000. More of them, and each step has more look-alikes to tell apart, and takes longer."
          />
          <NumberControl
            label="Images per symbol"
            name="imagesPerSymbol"
            value={imagesPerSymbol}
            onChange={(value) => void actions.run.set('imagesPerSymbol', value)}
            range={symbolRange('imagesPerSymbol', settings, dataset)}
            tip="Drawings of each symbol in one step: the network learns that they are the same."
          />
        </>
      )}
    </>
  );
}
