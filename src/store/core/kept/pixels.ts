/** Owns the schema of a digit's pixels in storage. */
import * as v from 'valibot';
import { digitPixels } from '../../../data/digit.ts';

/** 784 grey values. */
export const pixels = v.pipe(
  v.instance(Uint8Array),
  v.check(({ length }) => length === digitPixels, `Expected ${digitPixels} grey values`),
);
