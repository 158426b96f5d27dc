// Files of samples: each is fetched and unpacked when it is needed, and a few are kept.
import { element, Unread } from "./parts.js";

/** @typedef {import("./types.ts").Index} Index */
/** @typedef {import("./types.ts").Part} Part */
/** @typedef {import("./types.ts").Sample} Sample */

/** Files that are kept unpacked: a page of a list, or a unit, rarely needs more. */
const mostKept = 6;
/** Files that are fetched at once. */
const together = 6;

/** Opens the files that an index leads to. `tell`: says how far reading has come. */
export function openFiles(/** @type {URL} */ base, /** @type {(text: string) => void} */ tell) {
  const unpack = async (/** @type {Blob} */ blob) => {
    const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    // Some hosts unpack on the way: then the magic bytes of gzip are gone.
    if (first !== 0x1f || second !== 0x8b) return blob.text();
    return new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const fetchBlob = async (/** @type {string} */ file) => {
    const at = new URL(file, base);
    let answer;
    try {
      answer = await fetch(at);
    } catch {
      throw new Unread(
        location.protocol === "file:"
          ? "This page was opened from a disk, and browsers read such files from a web server only."
          : `${at.pathname} could not be fetched: no answer came.`,
      );
    }
    if (!answer.ok) throw new Unread(`${at.pathname} could not be fetched: ${answer.status}.`);
    return answer.blob();
  };
  const parsed = (/** @type {string} */ text, /** @type {string} */ file) => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Unread(`${file} is not what it should be: it may be cut, or of another version.`);
    }
  };
  /** Lines of JSON of a file; a line about the file itself is left out. */
  const linesOf = (/** @type {string} */ text, /** @type {string} */ file) =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => parsed(line, file));

  /** @type {Promise<Index> | null} */
  let opened = null;
  const openIndex = () => {
    opened ??= (async () => {
      /** @type {Index} */
      const index = parsed(await unpack(await fetchBlob("")), base.pathname);
      for (const file of index.more) {
        const part = parsed(await unpack(await fetchBlob(file)), file);
        index.conditions.push(...part.conditions);
        index.shards.push(...part.shards);
        index.rowGroups.push(...part.rowGroups);
      }
      return index;
    })();
    // What failed once may be there when it is asked for again.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };

  /** @typedef {(from: number, to: number) => Promise<Record<string, unknown>[]>} ReadRows */
  /** @type {Promise<ReadRows> | null} */
  let openedFile = null;
  const rowsOfFile = (/** @type {{ file: string, bytes: number }} */ { file, bytes }) => {
    const at = new URL(file, base);
    // `parquet-file.js` stands before this script in pages that need it.
    const open = /** @type {any} */ (globalThis).upheldParquet;
    openedFile ??= open(at.href, bytes).catch((/** @type {unknown} */ problem) => {
      openedFile = null;
      const why = problem instanceof Error ? problem.message : String(problem);
      throw new Unread(`${why} The file itself: `, element("a", { href: at.href }, file));
    });
    return /** @type {Promise<ReadRows>} */ (openedFile);
  };

  /** @type {Map<Part, Promise<Sample[]>>} */
  const kept = new Map();
  const samplesIn = (/** @type {Index} */ index, /** @type {Part} */ part) => {
    const known = kept.get(part);
    if (known) return known;
    const read = index.parquet ? rowsIn(index, index.parquet, part) : linesIn(part.files ?? []);
    kept.set(part, read);
    for (const old of kept.keys()) if (kept.size > mostKept) kept.delete(old);
    read.catch(() => kept.delete(part));
    return read;
  };
  const linesIn = async (/** @type {readonly string[]} */ files) => {
    const blob = new Blob(await Promise.all(files.map(fetchBlob)));
    /** @type {Sample[]} */
    const all = linesOf(await unpack(blob), files[0] ?? "");
    return all.filter(({ turns }) => Array.isArray(turns));
  };
  const rowsIn = async (
    /** @type {Index} */ { rowGroups },
    /** @type {{ file: string, bytes: number }} */ parquet,
    /** @type {Part} */ part,
  ) => {
    const from = rowGroups
      .slice(0, rowGroups.indexOf(part))
      .reduce((sum, { rows = 0 }) => sum + rows, 0);
    const rows = await (await rowsOfFile(parquet))(from, from + (part.rows ?? 0));
    return rows.map((row) => {
      const told = Object.entries(row).filter(([, value]) => value !== null);
      return /** @type {Sample} */ (/** @type {unknown} */ (Object.fromEntries(told)));
    });
  };
  /** What some parts have that is wanted, in their order; a few are read at once. */
  const wantedIn = async (
    /** @type {Index} */ index,
    /** @type {Part[]} */ parts,
    /** @type {(samples: Sample[], at: number) => Sample[]} */ wanted,
    /** @type {() => boolean} */ isWanted,
  ) => {
    /** @type {Sample[][]} */
    const found = parts.map(() => []);
    let next = 0;
    let done = 0;
    const readNext = async () => {
      for (let at = next++; at < parts.length && isWanted(); at = next++) {
        const part = parts[at];
        if (part) found[at] = wanted(await samplesIn(index, part), at);
        done += 1;
        if (parts.length > together && isWanted())
          tell(`Reading: ${done} of ${parts.length} files…`);
      }
    };
    await Promise.all(Array.from({ length: together }, readNext));
    return found.flat();
  };
  /** Lines of a file of names. */
  const names = async (/** @type {string} */ file) =>
    linesOf(await unpack(await fetchBlob(file)), file);
  return { index: openIndex, wantedIn, names };
}
