/**
 * Computes NT-Xent, the normalised temperature-scaled cross-entropy of SimCLR (Chen, Kornblith, Norouzi,
 * Hinton 2020, eq. 1): −log( exp(zᵢ·zⱼ/τ) ÷ Σ_{k≠i} exp(zᵢ·zₖ/τ) ), averaged over all views i, where j is
 * the other view of i's image. It is the supervised contrastive loss with the image as the label, and the
 * labels of the data set have no part in it. Needs embeddings of length 1.
 */
import type { ViewsLoss } from '../lossImplementation.ts';
import { supervisedContrastive } from './supervisedContrastive.ts';

/** The row in the table of losses. */
export const ntXent: ViewsLoss = { ...supervisedContrastive, batches: 'views' };
