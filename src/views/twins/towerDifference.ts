/** Writes the distance between the outputs of both towers for one image: “0” only if it is exactly 0. */
import { formatDistance } from '../format.ts';
export function formatTowerDifference(difference: number | null): string {
  if (difference === null) return '–';
  if (difference === 0) return '0';
  return difference < 0.01 ? 'under 0.01' : formatDistance(difference);
}
