import { stableJson } from "../../lib/stable-json.ts";
import { noticeFiles } from "../../report/notice-files.ts";
import type { BesideKind } from "../beside-kind.ts";
import { noticeOf } from "../meta/notice.ts";

export const removedJson: BesideKind = {
  name: "removed-json",
  doc: "What became of a figure or finding that was removed, in place of its data.",
  files: ({ report }) =>
    (report.removed ?? []).flatMap((page) =>
      noticeFiles(page)
        .filter((path) => path.endsWith(".json"))
        .map((path) => {
          const { pin } = noticeOf(page, report.publication);
          const said = { removed: { ...page, kept: pin?.at ?? null } };
          return { path, of: [said], make: () => stableJson(said) };
        }),
    ),
};
