import type { RemovedPage } from "../model/index.ts";
import { address } from "../model/report/address.ts";

/**
 * Files at the address of what was removed that can say so: in words, and for programs. Tables and pictures cannot; those
 * that were published stay as they were.
 */
export function noticeFiles({ path, what }: RemovedPage): readonly string[] {
  const [first = "", notebook = "", id = ""] = path.split("/");
  if (what === "notebook") return [address.notebookAs(first, "md")];
  if (first === "figures")
    return ["md", "json"].map((ending) => address.figureAs(notebook, id, ending));
  if (first === "findings")
    return ["md", "json"].map((ending) => address.findingAs(notebook, id, ending));
  return [];
}
