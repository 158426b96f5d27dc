import type { WholeFormat } from "../whole-format.ts";

export const pdf: WholeFormat = {
  name: "pdf",
  ending: ".pdf",
  doc: "Pages of paper, printed by a Chromium that is installed: tagged, with an outline and numbered links.",
  make: async (task) => (await import("./pdf/whole-pdf.ts")).wholePdf(task),
};
