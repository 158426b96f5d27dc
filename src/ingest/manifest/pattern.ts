/** Names of the `{placeholders}` of a file pattern, in order. `{a,b}` is a choice, not a placeholder. */
export function placeholdersOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(placeholder)].map((found) => found[1] ?? "");
}

/** Text with `{name}` replaced by what the pattern captured; unknown names stay as they are. */
export function fillPlaceholders(text: string, captures: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (whole, name: string) => captures[name] ?? whole);
}

const placeholder = /\{([A-Za-z_][A-Za-z0-9_-]*)\}/g;

/** A matcher of paths: what the placeholders capture, or null when the path does not fit the pattern. */
export function patternMatcher(
  pattern: string,
  levels: Readonly<Record<string, readonly string[]>>,
): (path: string) => Record<string, string> | null {
  const names = [...new Set(placeholdersOf(pattern))];
  // The first reading that fits wins: a name that is known, then one without dots, then the shortest.
  const readings = [
    (name: string) => (levels[name]?.length ? oneOf(levels[name]) : "[^/.]+?"),
    () => "[^/.]+?",
    () => "[^/]+?",
  ].map((text) => new RegExp(`^${expression(pattern, names, text)}$`, "u"));
  return (path) => {
    for (const reading of readings) {
      const found = reading.exec(path);
      // Without what objects inherit: a placeholder or a column may be called `constructor`.
      if (found)
        return Object.assign(
          Object.create(null),
          Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ""])),
        );
    }
    return null;
  };
}

function oneOf(texts: readonly string[]): string {
  return [...texts]
    .sort((a, b) => b.length - a.length)
    .map(quoted)
    .join("|");
}

const token =
  /\{([A-Za-z_][A-Za-z0-9_-]*)\}|\{([^{}]*,[^{}]*)\}|\[(!?)([^\]]+)\]|\*\*\/|\*\*|\*|\?|[\s\S]/gu;

/** The glob as a regular expression: `**`, `*`, `?`, `[abc]`, `{a,b}` and placeholders. */
function expression(
  pattern: string,
  names: readonly string[],
  captured: (name: string) => string,
): string {
  const seen = new Set<string>();
  return pattern.replace(
    token,
    (text, name?: string, choices?: string, not?: string, set?: string) => {
      if (name !== undefined) {
        if (seen.has(name)) return `\\${names.indexOf(name) + 1}`;
        seen.add(name);
        return `(${captured(name)})`;
      }
      if (choices !== undefined) {
        return `(?:${choices
          .split(",")
          .map((c) => expression(c, names, captured))
          .join("|")})`;
      }
      if (set !== undefined) return `[${not ? "^" : ""}${set.replace(/[\\[\]^]/g, "\\$&")}]`;
      if (text === "**/") return "(?:.*/)?";
      if (text === "**") return ".*";
      if (text === "*") return "[^/]*";
      return text === "?" ? "[^/]" : quoted(text);
    },
  );
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
