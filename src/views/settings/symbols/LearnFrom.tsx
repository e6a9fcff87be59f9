/** Draws what training learns from: the data set, made-up symbols, or both. */
import { batchRange, waysToTurn, whyNotBatch } from '../../../settings/batchRules.ts';
import { sourceKinds } from '../../../settings/choices.ts';
import { type Nouns, withArticle } from '../../../settings/facts/nouns.ts';
import { sources } from '../../../settings/facts/sources.ts';
import { whyNotSymbolsFirst } from '../../../settings/rules.ts';
import { actions, usePlayground } from '../../../store/usePlayground.ts';
import { later } from '../../components/lazy/later.tsx';
import { NumberControl } from '../../components/NumberControl.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { SwitchControl } from '../../components/SwitchControl.tsx';
import { TipText } from '../../components/TipText.tsx';

const optionsOf = (nouns: Nouns) =>
  sourceKinds.map((value) => ({ value, text: sources[value].text(nouns) }));

const SymbolSheet = later(
  () => import('./SymbolSheet.tsx'),
  (module) => module.SymbolSheet,
);

/** With symbols, also how many there are in a step, and what they look like. */
export function LearnFrom() {
  const settings = usePlayground((state) => state.settings);
  const dataset = usePlayground((state) => state.dataset);
  const { learnFrom, symbolsPerBatch, imagesPerSymbol, turnedPerBatch, symbolsFirst, seed } =
    settings;
  const { classNoun } = dataset;
  const image = withArticle(dataset.imageNoun.one);
  const whyNotFirst = whyNotSymbolsFirst(settings);
  const { meaning, hasDigits, hasSymbols } = sources[learnFrom];
  return (
    <>
      <Segmented
        label="Learn from"
        value={learnFrom}
        options={optionsOf(dataset)}
        isStacked
        onChange={(value) => void actions.run.set('learnFrom', value)}
        tip={`What the images of a step show. ${meaning(dataset)}`}
      />
      {hasSymbols && (
        <>
          <SymbolSheet seed={seed} />
          <NumberControl
            label="Symbols per batch"
            name="symbolsPerBatch"
            value={symbolsPerBatch}
            onChange={(value) => void actions.run.set('symbolsPerBatch', value)}
            range={batchRange('symbolsPerBatch', settings, dataset)}
            whyNot={(value) => whyNotBatch({ ...settings, symbolsPerBatch: value }, dataset)}
            tip="How many different symbols there are in one step, drawn from up to 3,000. More of them, and each step has more look-alikes to tell apart, and takes longer."
          />
          <NumberControl
            label="Images per symbol"
            name="imagesPerSymbol"
            value={imagesPerSymbol}
            onChange={(value) => void actions.run.set('imagesPerSymbol', value)}
            range={batchRange('imagesPerSymbol', settings, dataset)}
            whyNot={(value) => whyNotBatch({ ...settings, imagesPerSymbol: value }, dataset)}
            tip="Drawings of each symbol in one step: the network learns that they are the same."
          />
          {hasDigits && (
            <NumberControl
              label={`Turned ${classNoun.many}`}
              name="turnedPerBatch"
              value={turnedPerBatch}
              onChange={(value) => void actions.run.set('turnedPerBatch', value)}
              range={batchRange('turnedPerBatch', settings, dataset)}
              whyNot={(value) => whyNotBatch({ ...settings, turnedPerBatch: value }, dataset)}
              tip={
                <TipText
                  formula={`${waysToTurn} ways to mirror and turn × ${classNoun.many} that are not held out`}
                  source="Santoro, Bartunov, Botvinick, Wierstra, Lillicrap 2016: characters turned by quarters as new classes"
                >
                  {`How many more classes each step has: ${classNoun.many} mirrored or turned by quarters, each a shape of its own in a real hand, with as many images as a symbol has. They help with shapes that were never seen more than symbols alone.`}
                </TipText>
              }
            />
          )}
          {hasDigits && (
            <SwitchControl
              label="Symbols first"
              isOn={symbolsFirst && whyNotFirst === null}
              onChange={(isOn) => void actions.run.set('symbolsFirst', isOn)}
              whyFixed={whyNotFirst?.(dataset) ?? null}
              tip={
                <TipText
                  formula={`weight of ${image}: 0.1 + 7.9 · t ÷ steps`}
                  source="Bengio, Louradour, Collobert, Weston 2009: a curriculum"
                >
                  {`At first ${image} counts in the loss a tenth of what a drawing of a symbol counts, and eight times as much at the last step t. The network learns to compare shapes before it learns the ${dataset.classNoun.many}: so it knows those better, and has not unlearnt to compare what it has never seen.`}
                </TipText>
              }
            />
          )}
        </>
      )}
    </>
  );
}
