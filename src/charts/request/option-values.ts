import { z } from "zod";

/** A yes or no as an attribute: bare, `true` or `yes` for yes. */
export const flag = (doc: string) =>
  z
    .union([
      z.boolean(),
      z.enum(["", "true", "false", "yes", "no"]).transform((t) => t !== "false" && t !== "no"),
    ])
    .default(false)
    .describe(doc);
