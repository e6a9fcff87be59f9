/** Draws the card about the data: what training learns from, held-out digits, augmentation. */
import { whyAugmented } from '../../settings/rules.ts';
import { actions, usePlayground } from '../../store/usePlayground.ts';
import { SwitchControl } from '../components/SwitchControl.tsx';
import { DatasetChoice } from '../datasets/DatasetChoice.tsx';
import { Card } from './Card.tsx';
import { HeldOutDigits } from './HeldOutDigits.tsx';
import { LearnFrom } from './symbols/LearnFrom.tsx';

/** A change of the augmentation takes effect at once. */
export function DataCard() {
  const settings = usePlayground((state) => state.settings);
  return (
    <Card title="Data">
      <DatasetChoice />
      <LearnFrom />
      <HeldOutDigits />
      <SwitchControl
        label="Shift, turn, scale a little"
        isOn={settings.augmentation}
        onChange={(isOn) => void actions.run.set('augmentation', isOn)}
        whyFixed={whyAugmented(settings)}
        tip="Changes every training image a little at random, so that the network does not learn single images by heart. Can be changed while training."
      />
    </Card>
  );
}
