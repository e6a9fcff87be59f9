import type { PageFindings } from './measurePage.ts';
export function pageReport(_page: readonly PageFindings[]): string {
  return '';
}
