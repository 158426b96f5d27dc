/** What has been computed for an object, by key; forgotten with the object. */
export function createMemory<Owner extends object, Value>(): (
  owner: Owner,
  key: string,
  compute: () => Value,
) => Value {
  const known = new WeakMap<Owner, Map<string, Value>>();
  return (owner, key, compute) => {
    let values = known.get(owner);
    if (!values) {
      values = new Map();
      known.set(owner, values);
    }
    const old = values.get(key);
    if (old !== undefined) return old;
    const value = compute();
    values.set(key, value);
    return value;
  };
}
