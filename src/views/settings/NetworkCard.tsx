/** Draws the card about the network: encoder, embedding, unit length, tied weights. */
import { distanceChoices, encoderKinds, encoderSizes } from '../../settings/choices.ts';
import { distances } from '../../settings/facts/distances.ts';
import { encoders, encoderWidths } from '../../settings/facts/encoders.ts';
import { withArticle } from '../../settings/facts/nouns.ts';
import { whyOwnDistance, whyTied, whyUnitLength } from '../../settings/rules.ts';
import { defaultSettings } from '../../settings/settings.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { NumberControl } from '../components/NumberControl.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { TipText } from '../components/TipText.tsx';
import { useNouns } from '../components/useNouns.ts';
import { capitalised, formatCount } from '../format.ts';
import { Card } from './Card.tsx';
import { Layers } from './Layers.tsx';

const encoderOptions = encoderKinds.map((value) => ({ value, ...encoders[value] }));
const distanceOptions = distanceChoices.map((value) => ({ value, ...distances[value] }));
const sizeOptions = encoderSizes.map((value) => ({ value, ...encoderWidths[value] }));

/** One sentence on how each encoder reads an image; the default encoder comes first. */
const readings = capitalised(
  [...new Set([defaultSettings.encoder, ...encoderKinds])]
    .map((kind) => encoders[kind].reading)
    .join(', '),
);

/** The number of weights and the layers are those of the present network. */
export function NetworkCard() {
  const settings = usePlayground((state) => state.settings);
  const { one: image, many: images } = useNouns().imageNoun;
  const weights = usePlayground((state) => state.run.status?.parameterCount);
  const { encoder, encoderSize, embeddingSize, distance, unitLength, tieWeights } = settings;
  const { meaning, formula } = distances[distance];
  return (
    <Card title="Network">
      <Segmented
        label="Encoder"
        value={encoder}
        options={encoderOptions}
        onChange={(value) => void actions.run.set('encoder', value)}
        note={weights === undefined ? '' : `${formatCount(weights)} weights`}
        tip={`The network that turns ${withArticle(image)} into numbers. ${readings}.`}
      />
      <Segmented
        label="Encoder size"
        value={encoderSize}
        options={sizeOptions}
        onChange={(value) => void actions.run.set('encoderSize', value)}
        tip="How many weights its layers have: a larger encoder can learn more, and takes longer for each step."
      />
      <Layers />
      <NumberControl
        label="Embedding size"
        name="embeddingSize"
        value={embeddingSize}
        onChange={(value) => void actions.run.set('embeddingSize', value)}
        tip={`How many numbers the network turns ${withArticle(image)} into: its embedding. Two ${images} are compared by the distance between their embeddings.`}
      />
      <Segmented
        label="Distance"
        value={distance}
        options={distanceOptions}
        onChange={(value) => void actions.run.set('distance', value)}
        whyNone={whyOwnDistance(settings)}
        tip={
          <TipText formula={formula}>
            {`How far apart two ${images} are, for the loss, the threshold and the verdict. ${meaning}`}
          </TipText>
        }
      />
      <SwitchControl
        label="Unit length"
        isOn={unitLength}
        onChange={(isOn) => void actions.run.set('unitLength', isOn)}
        whyFixed={whyUnitLength(settings)}
        tip="Scales every embedding to length 1: only its direction counts, and no two are further apart than 2."
      />
      <SwitchControl
        label="Tie weights"
        isOn={tieWeights}
        onChange={(isOn) => void actions.run.set('tieWeights', isOn)}
        whyFixed={whyTied(settings)}
        tip="On: both sides are one network with one set of weights. Off: each side is a network of its own, so every pair must say which image goes where; a loss that compares all images with all others cannot."
      />
    </Card>
  );
}
