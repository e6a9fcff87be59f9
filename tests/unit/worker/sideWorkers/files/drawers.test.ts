import { expect, it } from 'vitest';
import { OwnData } from '../../../../../src/worker/sideWorkers/files/ownData.ts';
import { read } from '../../../../helpers/dataFiles/givenFiles.ts';
import { barPng, ringPng } from '../../../../helpers/dataFiles/pngFiles.ts';

const drawers = ['01', '02', '03', '04', '05', '06', '07', '08'];
const alphabets = Object.fromEntries(
  ['Greek/alpha', 'Greek/beta', 'Latin/a'].flatMap((folder, character) =>
    drawers.map(
      (drawer) =>
        [
          `${folder}/000${character}_${drawer}.png`,
          character === 0 ? ringPng(20) : barPng(20),
        ] as const,
    ),
  ),
);

it('hands alphabets and drawers on, split by split', async () => {
  const data = new OwnData(await read(alphabets));
  expect(data.summary().families).toEqual(['Greek', 'Greek', 'Latin']);
  const splits = Object.values(data.images());
  const drawn = splits.flatMap(({ labels, groups }) =>
    Array.from(labels, (label, at) => [label, groups?.[at]].join()),
  );
  // The eight people of the Latin alphabet are others than those of the Greek one.
  const expected = [0, 1, 2].flatMap((label) =>
    drawers.map((_, drawer) => [label, (label === 2 ? 8 : 0) + drawer].join()),
  );
  expect(drawn.toSorted()).toEqual(expected.toSorted());
});

it('says nothing of drawers and alphabets where the files do not', async () => {
  const files = Object.entries(alphabets).map(
    ([path, bytes], at) => [`${path.split('/')[1]?.slice(0, 4)}/${at}.png`, bytes] as const,
  );
  const data = new OwnData(await read(Object.fromEntries(files)));
  expect(data.summary().families).toBeNull();
  expect(Object.values(data.images()).map(({ groups }) => groups)).toEqual([null, null, null]);
});
