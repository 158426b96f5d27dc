/** What the pipeline tells the outside while it works. Tests pass a recorder. */
export interface Effects {
  /** `done` of `total` of a long step; total 0 where it is not known. */
  progress(step: string, done: number, total: number): void;
}

export const silent: Effects = { progress: () => {} };
