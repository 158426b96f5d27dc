/**
 * Takes the next task from a place in the list on; null where all are taken. What is taken is known to all threads at
 * once. Each begins at a place of its own and goes on from there, so that neighbours, which often need the same, mostly
 * stay together.
 */
export function nextTask(taken: Int32Array, from: number): number | null {
  const { length } = taken;
  for (let i = 0; i < length; i++) {
    const task = (from + i) % length;
    if (Atomics.compareExchange(taken, task, 0, 1) === 0) return task;
  }
  return null;
}

/** Tasks that nobody has taken. */
export function noneTaken(tasks: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(tasks * Int32Array.BYTES_PER_ELEMENT));
}

/** Takes all that is left. */
export function takeAll(taken: Int32Array): void {
  for (let i = 0; i < taken.length; i++) Atomics.store(taken, i, 1);
}
