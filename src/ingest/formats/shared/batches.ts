/**
 * The items of batches, one at a time. Each step of an async generator costs more than what is done with a small record,
 * so stages hand batches on and only the last one takes them apart.
 */
export function eachOf<T>(batches: AsyncIterable<readonly T[]>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const source = batches[Symbol.asyncIterator]();
      let batch: readonly T[] = [];
      let at = 0;
      const refill = async (): Promise<IteratorResult<T>> => {
        for (;;) {
          const next = await source.next();
          if (next.done) return { done: true, value: undefined };
          if (next.value.length === 0) continue;
          batch = next.value;
          at = 1;
          return { done: false, value: batch[0] as T };
        }
      };
      return {
        next: () =>
          at < batch.length
            ? Promise.resolve({ done: false as const, value: batch[at++] as T })
            : refill(),
        async return() {
          batch = [];
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** Items as batches of one, for stages that take batches. */
export async function* oneByOne<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  for await (const item of items) yield [item];
}
