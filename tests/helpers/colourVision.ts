/** Sees colours as people with and without colour blindness do, for tests of palettes. */

type Rgb = readonly number[];
type Matrix = readonly Rgb[];

/** Normal vision, protanopia, deuteranopia, tritanopia (Machado et al. 2009, severity 1). */
const visions: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab (Ottosson 2020). */
const toCones: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function times(matrix: Matrix, vector: Rgb): number[] {
  return matrix.map((row) =>
    row.reduce((sum, entry, index) => sum + entry * (vector[index] ?? 0), 0),
  );
}

/** Linear light of a colour like #1f1f21. */
function linearOf(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

/** The contrast of two colours like #1f1f21 (WCAG 2), 1…21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map((hex) => times([[0.2126, 0.7152, 0.0722]], linearOf(hex))[0] ?? 0)
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function labOf(hex: string, vision: Matrix): number[] {
  const seen = times(vision, linearOf(hex)).map((value) => Math.min(1, Math.max(0, value)));
  return times(toLab, times(toCones, seen).map(Math.cbrt));
}

export const visionNames = Object.keys(visions);

/** The difference of two colours like #1f1f21 in OKLab; a just noticeable one is about 0.02. */
export function differenceSeen(one: string, other: string, visionName: string): number {
  const vision = visions[visionName] ?? [];
  const from = labOf(other, vision);
  return Math.hypot(...labOf(one, vision).map((value, at) => value - (from[at] ?? 0)));
}
