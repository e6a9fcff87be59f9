/** Changes one value of a JSON document. Imports nothing. */

/**
 * A copy of a JSON value with another value at a path such as `tensors.0.data`; `undefined` removes the
 * value there. The copy shares all other parts with the original.
 */
export function withValueAt(json: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.');
  if (typeof json !== 'object' || json === null) throw new Error(`There is no ${path} to change`);
  const old: unknown = Reflect.get(json, key);
  const changed = rest.length === 0 ? value : withValueAt(old, rest.join('.'), value);
  if (Array.isArray(json)) return json.with(Number(key), changed);
  return { ...json, [key]: changed };
}
