/** Draws the figures of a network on another data set, beside those of plain pixels and of chance. */
import type { MeasuredFigures } from '../../../store/core/state.ts';
import { Tip } from '../../components/Tip.tsx';
import table from '../heldOut.module.css';
import { ShareCell } from '../ShareCell.tsx';

interface MeasuredTableProps {
  readonly question: Pick<MeasuredFigures, 'ways' | 'shots'>;
  /** `null` before the answer. */
  readonly measured: MeasuredFigures | null;
}

export function MeasuredTable({ question: { ways, shots }, measured }: MeasuredTableProps) {
  const { network, pixels } = measured ?? { network: null, pixels: null };
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <td />
          <th scope="col">this network</th>
          <th scope="col">pixels</th>
          <th scope="col">chance</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <RowHead
            name="Accuracy"
            tip="The share of pairs judged right, same and different ones counted alike, at the network's own threshold, which these images did not choose."
          />
          <ShareCell testId="measured-accuracy" share={network?.accuracy ?? null} isOwn />
          <ShareCell testId="measured-accuracy-pixels" share={null} missing="no threshold" />
          <ShareCell testId="measured-accuracy-chance" share={0.5} />
        </tr>
        <tr>
          <RowHead
            name="AUC"
            tip="The chance that a pair of one class lies closer together than a pair of two classes, whatever the threshold."
          />
          <ShareCell testId="measured-auc" share={network?.areaUnderCurve ?? null} isOwn />
          <ShareCell testId="measured-auc-pixels" share={pixels?.areaUnderCurve ?? null} />
          <ShareCell testId="measured-auc-chance" share={0.5} />
        </tr>
        <tr>
          <RowHead
            name={`${ways}-way ${shots}-shot`}
            tip={`Shown ${shots === 1 ? 'one example' : `${shots} examples`} each of ${ways} classes: to which class is another image nearest, by the mean of its examples? With Wilson's interval of 95 %. (Lake, Salakhutdinov, Tenenbaum 2015)`}
          />
          <ShareCell
            testId="measured-few-shot"
            share={network?.fewShot?.accuracy ?? null}
            interval={network?.fewShot?.interval ?? null}
            isOwn
          />
          <ShareCell
            testId="measured-few-shot-pixels"
            share={pixels?.fewShot?.accuracy ?? null}
            interval={pixels?.fewShot?.interval ?? null}
          />
          <ShareCell testId="measured-few-shot-chance" share={1 / ways} interval={null} />
        </tr>
      </tbody>
    </table>
  );
}

function RowHead({ name, tip }: { readonly name: string; readonly tip: string }) {
  return (
    <th scope="row">
      <span className={table['label']}>
        <span>{name}</span> <Tip about={name}>{tip}</Tip>
      </span>
    </th>
  );
}
