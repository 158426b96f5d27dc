import type { Settings } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";

/**
 * A GUID that belongs to a report: of its name and repository, or where it has neither of the names of its experiments.
 * It stays while they do. An author may set another, or none (null). Whoever finds it in what a model was trained on knows that these samples were in it.
 */
export function canaryOf(
  { site: { name, repository }, publish: { canary } }: Pick<Settings, "site" | "publish">,
  experiments: readonly { readonly id: string }[],
): string | null {
  if (canary !== undefined) return canary === false ? null : canary;
  const named = [name, repository].filter((text) => text !== undefined);
  const of = named.length > 0 ? named : experiments.map(({ id }) => id);
  const hash = sha256(["canary", ...of].join("\u0000"));
  // Version 8 of RFC 9562: made in a way of one's own.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
