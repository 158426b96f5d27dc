import type { WholeFormat } from "../whole-format.ts";

export const html: WholeFormat = {
  name: "html",
  ending: ".html",
  doc: "One file that opens without a server or a network: every page, drawing and font in it.",
  // Loaded when it is asked for: every call of the command line reads the list of formats.
  make: async (task) => (await import("./html/whole-html.ts")).wholeHtml(task),
};
