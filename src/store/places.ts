/** Values in order of arrival, each once, and the place of each. */
export function createPlaces<T>() {
  const list: T[] = [];
  const places = new Map<string, number>();
  return {
    list: list as readonly T[],
    of<U extends T>(key: string, value: U, kept: (value: U) => T = (v) => v): number {
      let place = places.get(key);
      if (place === undefined) {
        place = list.push(kept(value)) - 1;
        places.set(key, place);
      }
      return place;
    },
  };
}
