/** Counts what is handed to the graphics card: every draw call of every WebGL 2 context made here. */

let draws = 0;

/** Draw calls so far. */
export function drawCalls(): number {
  return draws;
}

/** Begins to count. */
export function countDrawCalls(): void {
  if (typeof WebGL2RenderingContext === 'undefined') return;
  for (const name of ['drawArrays', 'drawElements'] as const) {
    const draw: unknown = Reflect.get(WebGL2RenderingContext.prototype, name);
    if (typeof draw !== 'function') throw new Error(`WebGL has no ${name}`);
    Reflect.set(
      WebGL2RenderingContext.prototype,
      name,
      function (this: object, ...rest: unknown[]) {
        draws++;
        return Reflect.apply(draw, this, rest);
      },
    );
  }
}
