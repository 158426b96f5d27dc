import type { RootContent } from "mdast";
import type { Problems } from "../../model/index.ts";
import type { Source } from "./source.ts";

/** The ids of one page: each belongs to one thing. */
export interface IdRegister {
  /** An id that the author gave; a problem when it is taken. */
  claim(id: string, node: RootContent): void;
  /** The first free id of `wanted`, `wanted-2`, `wanted-3`, … */
  free(wanted: string): string;
}

/** Ids that every page of a report has. */
const reserved = ["main", "references", "bound-t"];

export function createIdRegister(source: Source, problems: Problems): IdRegister {
  const places = new Map<string, ReturnType<Source["place"]>>();
  const taken = (id: string) => places.has(id) || reserved.includes(id) || id.startsWith("ref-");
  return {
    claim(id, node) {
      const place = source.place(node.position?.start.offset ?? 0);
      const first = places.get(id);
      if (first || taken(id))
        problems.error(
          "ids-are-unique",
          place,
          first ? `The id "${id}" is used twice` : `The id "${id}" belongs to the page itself`,
          {
            expected: "an id of its own",
            found: first ? `also at line ${first.line}` : id,
          },
        );
      if (id) places.set(id, place);
    },
    free(wanted) {
      let id = wanted;
      for (let n = 2; taken(id); n++) id = `${wanted}-${n}`;
      places.set(id, { file: source.file });
      return id;
    },
  };
}

/** Two notebooks, or a notebook and the old name of another, that want one address. */
export function checkNotebookIds(
  notebooks: readonly {
    readonly id: string;
    readonly file: string;
    readonly aliases: readonly string[];
  }[],
  problems: Problems,
): void {
  const owners = new Map<string, string>();
  for (const { id, file, aliases } of notebooks)
    for (const name of [id, ...aliases]) {
      const owner = owners.get(name);
      if (owner !== undefined)
        problems.error("ids-are-unique", { file }, `Two notebooks want the address "${name}/"`, {
          expected: "a name of its own",
          found: `also ${owner}`,
        });
      owners.set(name, file);
    }
}
