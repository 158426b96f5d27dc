import { reportFile } from "../model/index.ts";
import { readChecksums } from "../report/checksums.ts";
import { hashAt, listFolder, textAt } from "./folder.ts";
import type { Difference, Verified } from "./verified.ts";
import { refusal } from "./verified.ts";

/** Every file of a folder against its `SHA256SUMS`: those that are missing, changed, or not named there. */
export async function verifyBytes(folder: string): Promise<Verified> {
  const text = await textAt(folder, reportFile.checksums);
  if (text === null)
    return refusal(
      "bytes",
      `There is no ${reportFile.checksums} in the folder. A build of this version writes one.`,
    );
  const listed = await listFolder(folder);
  if (listed.tooMuch !== null)
    return refusal("bytes", `The folder is not listed whole: ${listed.tooMuch}.`);
  const { files, refused } = readChecksums(text);
  const differences: Difference[] = refused.map(({ line, why }) => ({
    file: reportFile.checksums,
    what: `line ${line}`,
    expected: "a hash and the path of a file in the folder",
    found: why,
  }));
  const there = new Set(listed.files);
  let same = 0;
  for (const [path, expected] of files) {
    const found = there.has(path)
      ? await hashAt(folder, path).catch(() => "a file that cannot be read")
      : "no such file";
    if (found === expected) same++;
    else differences.push({ file: path, what: null, expected: `sha256 ${expected}`, found });
  }
  const extra = [
    ...listed.files.filter((path) => path !== reportFile.checksums && !files.has(path)),
    ...listed.links,
    ...listed.others,
  ];
  const links = new Set(listed.links);
  for (const path of extra)
    differences.push({
      file: path,
      what: null,
      expected: `nothing that ${reportFile.checksums} does not name`,
      found: links.has(path) ? "a link" : there.has(path) ? "a file" : "something that is no file",
    });
  return {
    level: "bytes",
    refused: null,
    same: { files: same },
    differences: differences.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    unverified: [],
  };
}
