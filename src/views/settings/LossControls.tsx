/** Draws the settings that only some losses have: mining, margin, temperature, share of positive pairs. */
import { miningKinds } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import { minings } from '../../settings/facts/mining.ts';
import { imagesOfKind, type NounText } from '../../settings/facts/nouns.ts';
import type { ExplainedChoice } from '../../settings/facts/wordsOfChoice.ts';
import { marginRange, whyNotMargin, whySmallMargin } from '../../settings/rules.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { NumberControl } from '../components/NumberControl.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { TipText } from '../components/TipText.tsx';
import { useNouns } from '../components/useNouns.ts';

const miningOptions = miningKinds.map((value) => ({ value, text: minings[value].text }));

/** The facts of the chosen loss decide which of them are shown. */
export function LossControls() {
  const settings = usePlayground((state) => state.settings);
  const nouns = useNouns();
  const different = imagesOfKind('different', nouns);
  const { loss, margin, temperature, positiveShare, mining } = settings;
  const { meaning, formula, source }: ExplainedChoice<NounText> = minings[mining];
  const { hasMining, hasMargin, hasTemperature, hasGivenPairs } = losses[loss];
  return (
    <>
      {hasMining && (
        <Segmented
          label="Mining"
          value={mining}
          options={miningOptions}
          onChange={(value) => void actions.run.set('mining', value)}
          tip={
            <TipText
              formula={formula}
              source={source}
            >{`Which images of a step make the triplets. ${meaning(nouns)}`}</TipText>
          }
        />
      )}
      {hasMargin && (
        <NumberControl
          label="Margin"
          name="margin"
          value={margin}
          onChange={(value) => void actions.run.set('margin', value)}
          range={marginRange(settings)}
          whyNot={(value) => whyNotMargin(value, settings)}
          note={whySmallMargin(settings)}
          tip={`How far apart ${different} are pushed; beyond it they are left alone. Can be changed while training.`}
        />
      )}
      {hasTemperature && (
        <NumberControl
          label="Temperature"
          name="temperature"
          value={temperature}
          onChange={(value) => void actions.run.set('temperature', value)}
          tip={`How closely the loss looks: the lower it is, the more the nearest ${different} count. Can be changed while training.`}
        />
      )}
      {hasGivenPairs && (
        <NumberControl
          label="Share of positive pairs"
          name="positiveShare"
          value={positiveShare}
          onChange={(value) => void actions.run.set('positiveShare', value)}
          tip={`How many of a step’s pairs show the same ${nouns.classNoun.one} twice: 0.5 is half of them.`}
        />
      )}
    </>
  );
}
