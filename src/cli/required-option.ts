import type { Option, Command as Program } from "commander";

/**
 * Adds an option without which a command cannot work. Its help says so; that it is missing is said only after options that
 * nobody knows, since one of these may be the required one, misspelt.
 */
export function addRequired(command: Program, option: Option): Program {
  const name = option.attributeName();
  option.description += " (required)";
  return command.addOption(option).hook("preAction", (_, called) => {
    if (called.opts()[name] === undefined)
      called.error(`error: required option '${option.flags}' not specified`);
  });
}
