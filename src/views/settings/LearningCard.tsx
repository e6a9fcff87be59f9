/** Draws the card about learning: the loss with its settings, the rate, the batch and the steps. */
import { batchClassesOf, batchRange, whyNotBatch } from '../../settings/batchRules.ts';
import { lossKinds } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import { schedules } from '../../settings/facts/schedules.ts';
import { sources } from '../../settings/facts/sources.ts';
import {
  imagesPerDigitRange,
  lossFormulaOf,
  whyNotImagesPerDigit,
  whyNotLoss,
} from '../../settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { NumberControl } from '../components/NumberControl.tsx';
import { SelectControl } from '../components/SelectControl.tsx';
import { TipText } from '../components/TipText.tsx';
import { formatCount } from '../format.ts';
import { Card } from './Card.tsx';
import { LossControls } from './LossControls.tsx';

/** Options that the other settings exclude say why. */
export function LearningCard() {
  const settings = usePlayground((state) => state.settings);
  const dataset = usePlayground((state) => state.dataset);
  const { one: noun, many } = dataset.classNoun;
  const { hasDigits } = sources[settings.learnFrom];
  const { loss, learningRate, schedule, imagesPerDigit, steps } = settings;
  const { meaning, source } = losses[loss];
  return (
    <Card title="Learning">
      <SelectControl
        label="Loss function"
        value={loss}
        options={lossKinds.map((value) => ({
          value,
          text: losses[value].text,
          whyNot: whyNotLoss(value, settings, dataset),
        }))}
        onChange={(value) => void actions.run.set('loss', value)}
        tip={
          <TipText formula={lossFormulaOf(settings)} source={source}>
            {`What training makes as small as it can. ${meaning(dataset)}`}
          </TipText>
        }
      />
      <LossControls />
      <NumberControl
        label="Learning rate"
        name="learningRate"
        value={learningRate}
        onChange={(value) => void actions.run.set('learningRate', value)}
        tip={`How big a step the weights take at most. Too high, and learning falls apart. ${schedules[schedule].meaning} Can be changed while training.`}
      />
      {hasDigits && dataset.classes.length > defaultSettings.classesPerBatch && (
        <NumberControl
          label="Classes per batch"
          name="classesPerBatch"
          value={settings.classesPerBatch}
          onChange={(value) => void actions.run.set('classesPerBatch', value)}
          range={batchRange('classesPerBatch', settings, dataset)}
          whyNot={(value) => whyNotBatch({ ...settings, classesPerBatch: value }, dataset)}
          tip={`How many different ${many} there are in one step, drawn anew each time. More of them, and each step has more look-alikes to tell apart, and takes longer.`}
        />
      )}
      {hasDigits && (
        <NumberControl
          label={`Images per ${noun}`}
          name="imagesPerDigit"
          value={imagesPerDigit}
          onChange={(value) => void actions.run.set('imagesPerDigit', value)}
          range={imagesPerDigitRange(settings, dataset)}
          whyNot={(value) =>
            whyNotImagesPerDigit(value, settings, dataset) ??
            whyNotBatch({ ...settings, imagesPerDigit: value }, dataset)
          }
          tip={`Images of each ${noun} in one step: ${batchInWords(settings, batchClassesOf(settings, dataset))}. More of them, and each step is surer of its direction and slower.`}
        />
      )}
      <NumberControl
        label="Steps"
        name="steps"
        value={steps}
        onChange={(value) => void actions.run.set('steps', value)}
        tip="How long a run is. Can be changed while training; when a run is finished, Train on adds as many again."
      />
    </Card>
  );
}

function batchInWords({ imagesPerDigit, loss }: RunSettings, classesOfBatch: number): string {
  const images = imagesPerDigit * classesOfBatch;
  const pairs = (images * (images - 1)) / 2;
  if (losses[loss].hasViews) {
    return `${formatCount(Math.max(2, Math.floor(images / 2)))} images, two views of each`;
  }
  return losses[loss].hasGivenPairs
    ? `${formatCount(images)} images, two to a pair`
    : `${formatCount(images)} images, which make ${formatCount(pairs)} pairs`;
}
