/** How far apart the towers put one image: “0” only where it is exactly that. */
export function formatTowerDifference(difference: number | null): string {
  if (difference === null) return '–';
  if (difference === 0) return '0';
  return difference < 0.01 ? 'under 0.01' : difference.toFixed(2);
}
