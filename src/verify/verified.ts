export const levelNames = ["bytes", "numbers", "pages"] as const;
export type LevelName = (typeof levelNames)[number];

/** Something that is not as it should be. Texts are data of the folder, which may be anybody's. */
export interface Difference {
  /** Path from the folder. */
  readonly file: string;
  /** What of the file: a finding and its field, a row; null where it is the file. */
  readonly what: string | null;
  readonly expected: string;
  readonly found: string;
}

/** What was not looked at, and why. It counts as neither right nor wrong. */
export interface Unverified {
  readonly what: string;
  readonly why: string;
}

/** What became of one level. */
export interface Verified {
  readonly level: LevelName;
  /** Why nothing could be verified; null where something was. */
  readonly refused: string | null;
  /** What was held against something and is the same, by kind: `{ estimates: 120 }`. */
  readonly same: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
  readonly unverified: readonly Unverified[];
}

export const refusal = (level: LevelName, refused: string): Verified => ({
  level,
  refused,
  same: {},
  differences: [],
  unverified: [],
});
