import type { Command } from "../command.ts";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { devCommand } from "./dev.ts";
import { diffCommand } from "./diff.ts";
import { exportCommand } from "./export.ts";
import { newCommand } from "./new.ts";
import { publishCommand } from "./publish.ts";
import { verifyCommand } from "./verify.ts";

export const commands = [
  buildCommand,
  checkCommand,
  devCommand,
  diffCommand,
  exportCommand,
  newCommand,
  publishCommand,
  verifyCommand,
] as const satisfies readonly Command[];
