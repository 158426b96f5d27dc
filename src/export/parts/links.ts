import type { Report } from "../../model/index.ts";

/** Links of a file that is read outside its page: full where the address of the report is known, else from the file. */
export function linksFrom(file: string, { url }: Pick<Report["site"], "url">) {
  const up = "../".repeat(file.split("/").length - 1);
  return (path: string): string =>
    url === undefined ? up + path || "./" : new URL(path, url).href;
}

/** The full address of a page; null where nobody has said where the report is published. */
export const fullAddress = ({ url }: Pick<Report["site"], "url">, path: string): string | null =>
  url === undefined ? null : new URL(path, url).href;
