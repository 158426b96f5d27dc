import { address, reportFile } from "../model/index.ts";
import { hashAt, listFolder, textAt } from "./folder.ts";
import type { Difference, Unverified, Verified } from "./verified.ts";
import { refusal } from "./verified.ts";

/** Characters around the first difference of two texts. */
const around = 40;

/** Every file of a folder against the same report built again. What earlier publications left cannot be built again. */
export async function comparePages(folder: string, built: string): Promise<Verified> {
  const [there, again] = [await listFolder(folder), await listFolder(built)];
  if (there.tooMuch !== null)
    return refusal("pages", `The folder is not listed whole: ${there.tooMuch}.`);
  const isKept = (path: string): boolean => path.startsWith(address.versions());
  const found = new Set(there.files);
  const differences: Difference[] = [];
  const kept = there.files.filter(isKept).length;
  let same = 0;
  // In a folder with versions the list names them as well.
  const compared = again.files.filter((path) =>
    kept > 0 ? !isKept(path) && path !== reportFile.checksums : true,
  );
  for (const path of compared) {
    if (!found.has(path)) differences.push(missing(path));
    else if ((await hashAt(folder, path)) === (await hashAt(built, path))) same++;
    else differences.push(await changed(folder, built, path));
  }
  const expected = new Set(again.files);
  const others = there.files.filter((path) => !expected.has(path) && !isKept(path));
  const left = kept > 0 ? others.filter((path) => path !== reportFile.checksums) : others;
  const unverified: Unverified[] = [];
  if (kept > 0) {
    unverified.push({
      what: `${kept} files of versions`,
      why: "only the newest can be built again",
    });
    for (const path of left)
      unverified.push({ what: path, why: "an earlier publication or somebody else left it" });
  } else
    for (const path of left)
      differences.push({ file: path, what: null, expected: "nothing", found: "a file" });
  for (const path of [...there.links, ...there.others])
    differences.push({ file: path, what: null, expected: "nothing", found: "a link or no file" });
  return { level: "pages", refused: null, same: { files: same }, differences, unverified };
}

const missing = (file: string): Difference => ({
  file,
  what: null,
  expected: "the file, as it is built",
  found: "no such file",
});

async function changed(folder: string, built: string, file: string): Promise<Difference> {
  const [found, expected] = [await textAt(folder, file), await textAt(built, file)];
  if (found === null || expected === null)
    return { file, what: null, expected: "the bytes that are built", found: "others" };
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const line = expected.slice(0, at).split("\n").length;
  const piece = (text: string) => JSON.stringify(text.slice(Math.max(0, at - around), at + around));
  return { file, what: `line ${line}`, expected: piece(expected), found: piece(found) };
}
