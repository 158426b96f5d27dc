// Which samples a list or a unit has, and in which files they stand.

/** @typedef {import("./types.ts").Index} Index */
/** @typedef {import("./types.ts").Part} Part */
/** @typedef {import("./types.ts").Sample} Sample */
/** @typedef {ReturnType<typeof import("./files.js").openFiles>} Files */

export const rowsAPage = 200;

const sameCondition = (
  /** @type {Record<string, string>} */ a,
  /** @type {Record<string, string>} */ b,
) => Object.keys(b).every((factor) => a[factor] === b[factor]);
export const nameOf = (/** @type {Sample} */ { unit, scope }, /** @type {Index} */ { scoped }) =>
  scoped ? `${(scope ?? "").replace(/\\|: /g, "\\$&")}: ${unit}` : unit;
/** As `failedBy` counts them, by which a list knows how many there are. */
const failedIn = (/** @type {Index} */ { metrics }) => {
  const badOf = (/** @type {string} */ wanted) =>
    new Map(
      metrics
        .filter(({ kind, role }) => (kind === "binary" || kind === "judged") && role === wanted)
        .map(({ id, better }) => [id, better === "higher" ? 0 : 1]),
    );
  const [capabilities, propensities] = [badOf("capability"), badOf("propensity")];
  return (/** @type {Sample} */ { scores }) => {
    const all = Object.entries(scores);
    if (all.some(([, score]) => typeof score === "string")) return true;
    const able = all.filter(([id]) => capabilities.has(id));
    const bad = able.length > 0 ? capabilities : propensities;
    return all.some(([id, score]) => score === bad.get(id));
  };
};
const partsOf = (/** @type {Index} */ { parquet, rowGroups, shards }) =>
  parquet ? rowGroups : shards;

/** Samples of a list from one row to another, from the files that hold them and no others. */
export const rowsOf = async (
  /** @type {Files} */ files,
  /** @type {Index} */ index,
  /** @type {{ place: number, which: string, from: number }} */ { place, which, from },
  /** @type {() => boolean} */ isWanted,
) => {
  const isFailed = failedIn(index);
  const listed = index.conditions[place];
  /** @type {{ part: Part, before: number }[]} */
  const holding = [];
  let before = 0;
  for (const part of partsOf(index)) {
    const count = part.runs
      .filter(([condition]) => condition === place)
      .reduce((sum, [, samples, failed]) => sum + (which === "failed" ? failed : samples), 0);
    if (count > 0 && before + count > from && before < from + rowsAPage)
      holding.push({ part, before });
    before += count;
  }
  const parts = holding.map(({ part }) => part);
  const wanted = (/** @type {Sample[]} */ samples, /** @type {number} */ at) => {
    const start = holding[at]?.before ?? 0;
    return samples
      .filter(
        (sample) =>
          sameCondition(sample.condition, listed?.condition ?? {}) &&
          (which === "all" || isFailed(sample)),
      )
      .slice(Math.max(0, from - start), from + rowsAPage - start);
  };
  return files.wantedIn(index, parts, wanted, isWanted);
};

/** The place of a unit in order of arrival; null where no unit is called so. */
const placeOf = async (
  /** @type {Files} */ files,
  /** @type {Index} */ { names },
  /** @type {string} */ name,
) => {
  const file = names.findLast(({ first }) => first <= name)?.file;
  if (file === undefined) return null;
  const lines = await files.names(file);
  const found = lines.find(
    (/** @type {unknown} */ line) => Array.isArray(line) && line[0] === name,
  );
  return found ? Number(found[1]) : null;
};

/** Samples of a unit over all conditions; none where no unit is called so. */
export const samplesOfUnit = async (
  /** @type {Files} */ files,
  /** @type {Index} */ index,
  /** @type {string} */ name,
  /** @type {() => boolean} */ isWanted,
) => {
  const place = await placeOf(files, index, name);
  if (place === null) return [];
  const parts = partsOf(index).filter(({ runs }) =>
    runs.some(([, , , first, last]) => first <= place && place <= last),
  );
  const own = (/** @type {Sample[]} */ all) =>
    all.filter((sample) => nameOf(sample, index) === name);
  return files.wantedIn(index, parts, own, isWanted);
};
