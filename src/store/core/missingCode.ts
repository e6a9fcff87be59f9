/** Gives the views the error of missing code. */
export { MissingCode } from '../../client/missingCode.ts';
