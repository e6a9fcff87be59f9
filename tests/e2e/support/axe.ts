/** Owns how axe looks at the page. Imports nothing of the page's objects. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

interface AxeLook {
  /** A selector of the part to look at; the whole page without it. */
  readonly within?: string;
  /** The rules to try; all that axe tries by itself without them. */
  readonly rules?: readonly string[];
  /** Whether small targets count too. */
  readonly hasTargetSizes?: boolean;
}

/**
 * What axe finds wrong in the present state of the page. Only what is wrong is reported in full: to describe
 * all that is right takes most of the time, and no frame of another site is looked into.
 */
export async function axeViolations(
  page: Page,
  { within = 'html', rules, hasTargetSizes = false }: AxeLook = {},
): Promise<Violations> {
  const axe = new AxeBuilder({ page }).setLegacyMode().include(within);
  axe.options({
    resultTypes: ['violations'],
    ...(rules !== undefined && { runOnly: [...rules] }),
    ...(hasTargetSizes && { rules: { 'target-size': { enabled: true } } }),
  });
  return (await axe.analyze()).violations;
}
