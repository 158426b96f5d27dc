import { visibleLine } from "../lib/visible-text.ts";

/** What a user is told where something was thrown: never where in the program, unless they ask. */
export function explainFault(error: unknown): string {
  const asked = process.env.UPHELD_TRACE === "1";
  if (!(error instanceof Error)) return `Upheld stopped: ${visibleLine(String(error))}`;
  if (asked) return visibleLine(error.stack ?? error.message);
  if ("syscall" in error && "code" in error) return `Upheld stopped: ${systemFault(error)}`;
  return [
    `Upheld stopped at a fault of its own: ${visibleLine(firstLine(error.message))}`,
    "Please report it, with what `UPHELD_TRACE=1` prints when you run the same again.",
  ].join("\n");
}

const meanings: Readonly<Record<string, string>> = {
  EACCES: "this user may not do that there",
  EADDRINUSE: "another program listens on this port; choose one with --port",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long for this disk",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is no folder",
  EPERM: "this user may not do that there",
  EROFS: "the disk can only be read",
};

function systemFault(error: Error): string {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  const where = path ? ` ${visibleLine(path)}` : "";
  return `${syscall}${where}: ${meanings[code ?? ""] ?? firstLine(error.message)} (${code}).`;
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? text;
