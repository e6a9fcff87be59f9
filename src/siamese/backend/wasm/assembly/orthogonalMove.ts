/**
 * Moves one matrix of weights along its orthogonalised momentum: the inner part of Muon (Jordan et al.
 * 2024). AssemblyScript. The rounds of the Newton–Schulz iteration work on the small Gram matrix; see
 * `siamese/ops/orthogonalMove.ts`.
 */
import { multiply, packPanels } from './matMul.ts';

const rounds: i32 = 3;
const a: f32 = 3.4445;
const b: f32 = -4.775;
const c: f32 = 2.0315;
const smallestSquaredNorm: f32 = 1e-30;
const tileBytes: usize = 128;

/** Addresses of what the products share; the next call overwrites them. */
let spare: usize = 0;
let zeros: usize = 0;
let panels: usize = 0;

/**
 * M = (1 − decay) · gradient + decay · momentum; result = parameters − step · orthogonalised M. All are
 * [rows, columns], row by row.
 * @param scratch address of enough numbers for the parts below, in their order
 */
export function orthogonalMove(
  parameters: usize,
  gradient: usize,
  momentum: usize,
  result: usize,
  rows: i32,
  columns: i32,
  decay: f64,
  step: f32,
  scratch: usize,
): void {
  const side = min(rows, columns);
  const wide = paddedBytes(max(rows, columns));
  const count = <usize>rows * <usize>columns * 4;
  const square = <usize>side * <usize>side * 4;
  spare = scratch;
  zeros = spare + tileBytes;
  panels = zeros + wide;
  const slope = panels + (wide >> 2) * paddedBytes(side);
  const power = slope + count;
  const squared = power + square;
  const polynomial = squared + square;
  let product = polynomial + square;
  let next = product + square;
  memory.fill(zeros, 0, wide);

  mix(gradient, momentum, slope, count, decay);
  gramOf(slope, power, rows, columns);
  const squaredNorm = max(traceOf(power, side), smallestSquaredNorm);
  scale(power, square, 1 / squaredNorm);
  for (let round = 0; round < rounds; round++) {
    multiplySquares(power, power, squared, side);
    combine(power, squared, polynomial, square, side);
    if (round === 0) memory.copy(product, polynomial, square);
    else {
      multiplySquares(polynomial, product, next, side);
      const before = product;
      product = next;
      next = before;
    }
    if (round < rounds - 1) {
      multiplySquares(power, polynomial, squared, side);
      multiplySquares(polynomial, squared, power, side);
    }
  }
  scale(product, square, step / sqrt<f32>(squaredNorm));
  if (rows >= columns) {
    packPanels(product, <usize>side * 4, 4, side, side, panels);
    multiply(
      slope,
      <usize>columns * 4,
      4,
      panels,
      zeros,
      spare,
      result,
      rows,
      columns,
      side,
      false,
    );
  } else {
    packPanels(slope, <usize>columns * 4, 4, side, columns, panels);
    multiply(product, <usize>side * 4, 4, panels, zeros, spare, result, rows, columns, side, false);
  }
  subtractFrom(parameters, result, count);
}

/** The bytes of so many numbers, filled up to a whole number of tiles. */
function paddedBytes(numbers: i32): usize {
  return <usize>((numbers + 7) & ~7) * 4;
}

function mix(gradient: usize, momentum: usize, to: usize, bytes: usize, decay: f64): void {
  const old = <f32>decay;
  const fresh = <f32>(1 - decay);
  const wholeBytes = bytes & ~15;
  for (let at: usize = 0; at < wholeBytes; at += 16) {
    const slope = f32x4.mul(f32x4.splat(fresh), v128.load(gradient + at));
    v128.store(to + at, f32x4.add(slope, f32x4.mul(f32x4.splat(old), v128.load(momentum + at))));
  }
  for (let at = wholeBytes; at < bytes; at += 4) {
    store<f32>(to + at, fresh * load<f32>(gradient + at) + old * load<f32>(momentum + at));
  }
}

/** XᵀX or XXᵀ, whichever is smaller. */
function gramOf(matrix: usize, to: usize, rows: i32, columns: i32): void {
  const rowBytes = <usize>columns * 4;
  if (rows >= columns) {
    packPanels(matrix, rowBytes, 4, rows, columns, panels);
    multiply(matrix, 4, rowBytes, panels, zeros, spare, to, columns, columns, rows, false);
  } else {
    packPanels(matrix, 4, rowBytes, columns, rows, panels);
    multiply(matrix, rowBytes, 4, panels, zeros, spare, to, rows, rows, columns, false);
  }
}

function multiplySquares(left: usize, right: usize, to: usize, side: i32): void {
  const rowBytes = <usize>side * 4;
  packPanels(right, rowBytes, 4, side, side, panels);
  multiply(left, rowBytes, 4, panels, zeros, spare, to, side, side, side, false);
}

function traceOf(matrix: usize, side: i32): f32 {
  let sum: f32 = 0;
  const step = <usize>(side + 1) * 4;
  for (let index = 0; index < side; index++) sum += load<f32>(matrix + <usize>index * step);
  return sum;
}

function scale(numbers: usize, bytes: usize, by: f32): void {
  for (let at: usize = 0; at < bytes; at += 4)
    store<f32>(numbers + at, load<f32>(numbers + at) * by);
}

/** a·I + b·power + c·squared. */
function combine(power: usize, squared: usize, to: usize, bytes: usize, side: i32): void {
  for (let at: usize = 0; at < bytes; at += 4) {
    store<f32>(to + at, b * load<f32>(power + at) + c * load<f32>(squared + at));
  }
  const step = <usize>(side + 1) * 4;
  for (let index = 0; index < side; index++) {
    const diagonal = to + <usize>index * step;
    store<f32>(diagonal, load<f32>(diagonal) + a);
  }
}

/** move ← from − move. */
function subtractFrom(from: usize, move: usize, bytes: usize): void {
  const wholeBytes = bytes & ~15;
  for (let at: usize = 0; at < wholeBytes; at += 16) {
    v128.store(move + at, f32x4.sub(v128.load(from + at), v128.load(move + at)));
  }
  for (let at = wholeBytes; at < bytes; at += 4) {
    store<f32>(move + at, load<f32>(from + at) - load<f32>(move + at));
  }
}
