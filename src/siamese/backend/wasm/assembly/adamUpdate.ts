/** Computes Adam's update (Kingma, Ba 2015) in one pass. AssemblyScript. */

/**
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − rate · m ÷ (√v + ε). The new vectors go to new
 * memory. All vectors have `count` numbers.
 */
export function adamUpdate(
  parameters: usize,
  gradient: usize,
  firstMoment: usize,
  secondMoment: usize,
  newParameters: usize,
  newFirst: usize,
  newSecond: usize,
  count: i32,
  rate: f32,
  firstDecay: f64,
  secondDecay: f64,
  epsilon: f32,
): void {
  const bytes = <usize>count * 4;
  const wholeBytes = bytes & ~15;
  for (let at: usize = 0; at < wholeBytes; at += 16) {
    const slope = v128.load(gradient + at);
    const first = mix(slope, v128.load(firstMoment + at), firstDecay);
    const second = mix(f32x4.mul(slope, slope), v128.load(secondMoment + at), secondDecay);
    const scale = f32x4.add(f32x4.sqrt(second), f32x4.splat(epsilon));
    const change = f32x4.div(f32x4.mul(f32x4.splat(rate), first), scale);
    v128.store(newFirst + at, first);
    v128.store(newSecond + at, second);
    v128.store(newParameters + at, f32x4.sub(v128.load(parameters + at), change));
  }
  for (let at = wholeBytes; at < bytes; at += 4) {
    const slope = load<f32>(gradient + at);
    const square = (1 - secondDecay) * slope * slope;
    const first = <f32>(firstDecay * load<f32>(firstMoment + at) + (1 - firstDecay) * slope);
    const second = <f32>(secondDecay * load<f32>(secondMoment + at) + square);
    store<f32>(newFirst + at, first);
    store<f32>(newSecond + at, second);
    const change = (rate * first) / (sqrt<f32>(second) + epsilon);
    store<f32>(newParameters + at, load<f32>(parameters + at) - change);
  }
}

/** Computes 1 − decay in float64: near 1, float32 has too few digits for it. */
function mix(fresh: v128, old: v128, decay: f64): v128 {
  return f32x4.add(
    f32x4.mul(f32x4.splat(<f32>decay), old),
    f32x4.mul(f32x4.splat(<f32>(1 - decay)), fresh),
  );
}
