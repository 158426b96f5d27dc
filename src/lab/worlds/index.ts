import { dialogueWorld } from "./dialogue-world.ts";
import { documentsWorld } from "./documents-world.ts";
import type { WorldKind } from "./world.ts";

/** All kinds of world; adding one is adding a file and a line. */
export const worldKinds = [dialogueWorld, documentsWorld] as const satisfies readonly WorldKind[];

/** The kind of world with this name. */
export function worldKind(name: string): WorldKind {
  const kind = worldKinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`No world is called "${name}".`);
  return kind;
}
