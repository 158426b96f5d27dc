// Rows of a Parquet file that stays where it is: parts of it are fetched, once the host was seen to give parts. Bundled with
// what reads Parquet, for `samples/`.
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";

/** Bytes by which a Parquet file begins and ends. */
const mark = "PAR1";

/** What stands in a file from one byte to another. */
async function fetchPart(
  /** @type {string} */ at,
  /** @type {number} */ bytes,
  /** @type {number} */ start,
  /** @type {number} */ end,
) {
  const stop = new AbortController();
  const answer = await fetch(at, {
    headers: { Range: `bytes=${start}-${end - 1}` },
    signal: stop.signal,
  }).catch(() => {
    throw new Error("The file of the samples could not be fetched: no answer came.");
  });
  const fails = (/** @type {string} */ why) => {
    // A host that ignores ranges sends hundreds of megabytes.
    stop.abort();
    return new Error(why);
  };
  if (answer.status === 200)
    throw fails("This host gives the file of the samples only whole, and not in parts.");
  if (answer.status !== 206)
    throw fails(`The file of the samples could not be fetched: ${answer.status}.`);
  const whole = /\/(\d+)$/.exec(answer.headers.get("Content-Range") ?? "")?.[1];
  if (whole !== undefined && Number(whole) !== bytes)
    throw fails(
      `The file of the samples has ${whole} bytes here, and not ${bytes}: it is of another version, or the host packs it.`,
    );
  const part = await answer.arrayBuffer();
  if (part.byteLength !== end - start)
    throw new Error(
      "This host packs the parts of the file of the samples, so that they do not fit.",
    );
  return part;
}

/** Opens a file of so many bytes; gives its rows from one to another, that one left out. */
async function openParquet(/** @type {string} */ at, /** @type {number} */ bytes) {
  const first = await fetchPart(at, bytes, 0, mark.length);
  if (new TextDecoder().decode(first) !== mark)
    throw new Error("This host gives other parts of the file of the samples than it is asked for.");
  const file = {
    byteLength: bytes,
    slice: (/** @type {number} */ start, /** @type {number | undefined} */ end) =>
      fetchPart(at, bytes, start, end ?? bytes),
  };
  const metadata = await parquetMetadataAsync(file);
  return (/** @type {number} */ rowStart, /** @type {number} */ rowEnd) =>
    parquetReadObjects({ file, metadata, rowStart, rowEnd });
}

Object.assign(globalThis, { upheldParquet: openParquet });
