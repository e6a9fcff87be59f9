/** The table of encoders: what each offers, at every size, can be built and is called what it is. */
import { describe, expect, it } from 'vitest';
import { encoderKinds, encoderSizes } from '../../../../../src/settings/choices.ts';
import { encodersBeginningLike } from '../../../../../src/siamese/network/architecture/encoders.ts';
import { planEncoder } from '../../../../../src/siamese/network/plans/encoderPlan.ts';
import { offered } from '../../../../helpers/encoders.ts';

describe.each(encoderKinds)('the encoder %s', (encoder) => {
  const architectures = encoderSizes.map((encoderSize) => offered({ encoder, encoderSize }));

  it('can be built at every size, each larger than the one before', () => {
    const counts = architectures.map((each) => planEncoder(each).parameterCount);
    expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
  });

  it('begins at every size like its kind', () => {
    for (const { kind, layers } of architectures) {
      expect(encodersBeginningLike(layers)).toContain(kind);
    }
  });
});

it('no encoder begins with nothing, or with an operation that only ends one', () => {
  expect(encodersBeginningLike([])).toEqual([]);
  expect(encodersBeginningLike([{ op: 'l2normalize' }])).toEqual([]);
});
