import type { Registration } from "../directives/shared/history.ts";
import type { FindingAttributes } from "../directives/shared/show-finding.ts";
import type { ParsedNotebook } from "./parse-notebook.ts";

/** What the hypotheses of a page say of their registration, as far as a history can be asked. */
export function registeredIn({ body, file, frontMatter }: ParsedNotebook): readonly Registration[] {
  const [first] = [frontMatter.values.experiment ?? []].flat();
  return [...body.calls.values()].flatMap((call) => {
    const { commit, file: named, experiment } = call.attributes as Partial<FindingAttributes>;
    const about = experiment ?? first;
    return call.name === "hypothesis" && commit !== undefined && about !== undefined
      ? [{ commit, file: named ?? file, experiment: about }]
      : [];
  });
}
